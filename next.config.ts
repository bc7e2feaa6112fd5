import type { NextConfig } from 'next'

/** Everything that depends on the environment is read by lib/config/env.ts; only the build folder is named here. */
const config: NextConfig = {
  distDir: process.env.FOYER_BUILD_DIR ?? '.next',
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  compress: false, // bin/serve does, after it has seen the page
  typescript: { ignoreBuildErrors: true }, // `npm run check` runs tsc; a build need not do it twice
  serverExternalPackages: ['pg', 'graphile-worker', '@node-rs/argon2', 'sharp', 'pino', 'nodemailer', 'rate-limiter-flexible'],
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
}

export default config
