import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * What browsers load from our own origin as it stands in a package. The copy is named `<stem>-<version><extension>`, so that
 * it may be cached for ever; `plain` leaves the version out, where the page that loads it has no way to know it.
 */
const files = [
  { from: 'zxing-wasm', path: 'dist/reader/zxing_reader.wasm', stem: 'zxing-reader' },
  { from: '@scalar/api-reference', path: 'dist/browser/standalone.js', stem: 'api-reference', plain: true },
]

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Copies them into `public/vendor/` where they are missing or differ, and removes their older versions. Returns the names. */
export function vendor(root = fileURLToPath(new URL('..', import.meta.url))) {
  const folder = join(root, 'public', 'vendor')
  mkdirSync(folder, { recursive: true })
  return files.map(({ from, path, stem, plain }) => {
    const home = join(root, 'node_modules', from)
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    const source = join(home, path)
    const name = plain ? `${stem}${extname(path)}` : `${stem}-${version}${extname(path)}`
    const copy = join(folder, name)
    for (const old of readdirSync(folder)) if (old.startsWith(`${stem}-`) && old !== name) rmSync(join(folder, old))
    if (!existsSync(copy) || hashOf(copy) !== hashOf(source)) copyFileSync(source, copy)
    return name
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of vendor()) process.stdout.write(`public/vendor/${name}\n`)
}
