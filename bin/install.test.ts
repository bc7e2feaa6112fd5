import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from './root'

let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'foyer install '))
  mkdirSync(join(clone, 'bin'))
  cpSync(join(root, 'bin', 'install.mjs'), join(clone, 'bin', 'install.mjs'))
})
afterEach(() => rmSync(clone, { recursive: true }))

type Packages = Record<string, { version: string; optional?: boolean }>

function write(file: string, packages: Packages) {
  mkdirSync(join(clone, 'node_modules'), { recursive: true })
  writeFileSync(join(clone, file), JSON.stringify({ packages: { '': {}, ...packages } }))
}

function isInstalled() {
  const program = `import(${JSON.stringify(pathToFileURL(join(clone, 'bin', 'install.mjs')).href)}).then((m) => console.log(m.isInstalled()))`
  return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }).trim() === 'true'
}

const lock: Packages = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac-only': { version: '1.0.0', optional: true } }

it('nothing is installed in a bare clone', () => {
  write('package-lock.json', lock)
  expect(isInstalled()).toBe(false)
})

it('what the lockfile asks for is installed, packages of other systems aside', () => {
  write('package-lock.json', lock)
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } })
  expect(isInstalled()).toBe(true)
})

it.each([
  ['an older version', { 'node_modules/a': { version: '0.9.0' } }],
  ['a missing package', {}],
  ['an older optional one', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac-only': { version: '0.9.0' } }],
] as const)('%s is not what the lockfile asks for', (_, installed) => {
  write('package-lock.json', lock)
  write('node_modules/.package-lock.json', installed)
  expect(isInstalled()).toBe(false)
})
