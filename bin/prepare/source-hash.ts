import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Everything a build is made of. */
const sources = [
  ...['app', 'components', 'documents', 'emails', 'lib', 'public', 'prisma/schema', 'bin/vendor.mjs'],
  ...[
    'instrumentation.ts',
    'instrumentation-node.ts',
    'proxy.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ],
]
const isOutside = (path: string) => /\.test\.tsx?$|\.md$|^public\/vendor|^lib\/testing/.test(path)

function* files(root: string, path: string): Generator<string> {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found || isOutside(path)) return
  if (found.isFile()) yield path
  else for (const name of readdirSync(join(root, path)).sort()) yield* files(root, `${path}/${name}`)
}

/** One number for the state of the sources, the same wherever the clone is. */
export function sourceHash(root: string, of = sources) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const path of of) for (const file of files(root, path)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
