import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ensureSecret } from './secrets'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-secrets-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const secretOf = (dataDir: string) => {
  vi.stubEnv('FOYER_SECRET', undefined)
  ensureSecret(dataDir)
  return process.env.FOYER_SECRET ?? ''
}

it('makes a secret once, which only its owner can read', () => {
  const secret = secretOf(folder)
  expect(secret.length).toBeGreaterThanOrEqual(64)
  expect(secretOf(folder)).toBe(secret)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

it('makes another one for every installation', () => {
  expect(secretOf(join(folder, 'a'))).not.toBe(secretOf(join(folder, 'b')))
})

it('takes the one that is set, and keeps none', () => {
  vi.stubEnv('FOYER_SECRET', 'set-by-the-operator')
  ensureSecret(folder)
  expect(process.env.FOYER_SECRET).toBe('set-by-the-operator')
  expect(statSync(join(folder, 'secrets.json'), { throwIfNoEntry: false })).toBeUndefined()
})
