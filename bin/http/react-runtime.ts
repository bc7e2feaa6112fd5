import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const literal = /(["'`])(\$R[BMSX]=(?:\\.|(?!\1)[^\\])*)\1/g

const unquote = (text: string) => text.replace(/\\(n|.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))

/** A literal ends with the beginning of the call that follows (`…;$RC("`), which is not part of the functions. */
const withoutCall = (text: string) => text.replace(/\$R[CRSX]\("$/, '')

/**
 * The functions React writes into a page when a part of it comes late, longest first. They are read from the renderer that
 * writes them, so they are right for the installed version to the letter.
 */
export function reactRuntime(root: string): string[] {
  const require = createRequire(join(root, 'package.json'))
  const renderer = readFileSync(require.resolve('next/dist/compiled/next-server/app-page-turbo.runtime.prod.js'), 'utf8')
  const found = [...renderer.matchAll(literal)].map((match) => withoutCall(unquote(match[2] ?? '')))
  return [...new Set(found)].sort((a, b) => b.length - a.length)
}
