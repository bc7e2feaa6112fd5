import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Turns TypeScript entries of `bin/` into `.foyer/<name>.mjs`, because Node 20 runs no TypeScript. Packages stay outside.
 * @param {string[]} names such as `serve`
 * @returns {Promise<string[]>} addresses to import
 */
export async function bundle(...names) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: join('bin', `${name}.ts`), out: name })),
    outdir: '.foyer',
    outExtension: { '.js': '.mjs' },
    alias: { '@': root },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  })
  return names.map((name) => new URL(`../.foyer/${name}.mjs`, import.meta.url).href)
}
