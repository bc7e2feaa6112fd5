import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { deriveKey, openSecret, sealSecret } from './secret'

beforeAll(() => {
  vi.stubEnv('FOYER_SECRET', 'a secret that only this test knows of')
})

test('what is sealed opens again, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(openSecret('event key', sealSecret('event key', bytes))).toEqual(new Uint8Array(bytes))
    }),
    { numRuns: 50 },
  )
})

test('what is sealed for one purpose does not open for another', () => {
  const sealed = sealSecret('event key', Buffer.from('private'))
  expect(() => openSecret('provider key', sealed)).toThrow()
})

test('a change of any byte is noticed', () => {
  const sealed = sealSecret('event key', Buffer.from('private'))
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice()
    changed[at]! ^= 1
    expect(() => openSecret('event key', changed)).toThrow()
  }
})

test('the same bytes are never sealed the same way twice', () => {
  const bytes = Buffer.from('private')
  expect(sealSecret('event key', bytes)).not.toEqual(sealSecret('event key', bytes))
})

test('each purpose has a key of its own, the same at every call', () => {
  expect(deriveKey('one')).toEqual(deriveKey('one'))
  expect(deriveKey('one')).not.toEqual(deriveKey('two'))
})
