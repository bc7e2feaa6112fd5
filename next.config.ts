import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const distDir = process.env.FOYER_BUILD_DIR ?? '.next'

/** Next writes the names of its folders into the tsconfig it is given, so it is given one that nobody keeps. */
const tsconfigPath = `.foyer/tsconfig${distDir}.json`
if (!existsSync(tsconfigPath)) {
  mkdirSync('.foyer', { recursive: true })
  writeFileSync(tsconfigPath, JSON.stringify({ extends: '../tsconfig.json', include: ['../**/*.ts', '../**/*.tsx'] }))
}

/** Everything that depends on the environment is read by lib/config/env.ts; only the build folder is named here. */
const config: NextConfig = {
  distDir,
  cacheComponents: true,
  cacheHandler: fileURLToPath(new URL('./bin/http/page-cache.mjs', import.meta.url)),
  partialPrefetching: true,
  poweredByHeader: false,
  compress: false, // bin/serve does, after it has seen the page
  typescript: { ignoreBuildErrors: true, tsconfigPath }, // `npm run check` runs tsc; a build need not do it twice
  serverExternalPackages: ['pg', 'graphile-worker', '@node-rs/argon2', 'sharp', 'pino', 'nodemailer', 'rate-limiter-flexible'],
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
}

export default config
