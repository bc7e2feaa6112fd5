import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase45, encodeBase45 } from './base45'

const ascii = (text: string) => new TextEncoder().encode(text)

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('%s is written as RFC 9285 says, and read back', (plain, text) => {
  expect(encodeBase45(ascii(plain))).toBe(text)
  expect(decodeBase45(text)).toEqual(ascii(plain))
})

test('the largest group is read and one more is refused', () => {
  expect(decodeBase45('FGW')).toEqual(Uint8Array.of(0xff, 0xff))
  expect(decodeBase45('GGW')).toBeNull()
  expect(decodeBase45('U5')).toEqual(Uint8Array.of(0xff))
  expect(decodeBase45('V5')).toBeNull()
  expect(decodeBase45(':::')).toBeNull()
})

test.each(['A', 'BB8B', 'bb8', 'BB_', 'BB\n', 'BB\u00e9'])('%j is outside the encoding and is refused', (text) => {
  expect(decodeBase45(text)).toBeNull()
})

test('any bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes)),
  )
})

test('a text that can be read is the only text of its bytes', () => {
  const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
  fc.assert(
    fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
      const text = characters.join('')
      const bytes = decodeBase45(text)
      if (bytes) expect(encodeBase45(bytes)).toBe(text)
    }),
  )
})
