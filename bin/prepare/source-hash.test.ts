import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sourceHash } from './source-hash'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-sources-'))
  mkdirSync(join(root, 'app', 'events'), { recursive: true })
  writeFileSync(join(root, 'app', 'page.tsx'), 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

it('changes with what is in a source and with where it is', () => {
  const before = sourceHash(root)
  writeFileSync(join(root, 'app', 'page.tsx'), 'two')
  const edited = sourceHash(root)
  renameSync(join(root, 'app', 'page.tsx'), join(root, 'app', 'events', 'page.tsx'))
  expect(new Set([before, edited, sourceHash(root)]).size).toBe(3)
})

it('does not change with tests, documents, copies of packages, or what a run leaves behind', () => {
  const before = sourceHash(root)
  mkdirSync(join(root, 'public', 'vendor'), { recursive: true })
  mkdirSync(join(root, '.data'))
  for (const file of ['app/page.test.tsx', 'app/README.md', 'public/vendor/reader.wasm', '.data/secrets.json']) {
    writeFileSync(join(root, file), 'new')
  }
  expect(sourceHash(root)).toBe(before)
})
