import fc from 'fast-check'
import QRCode from 'qrcode'
import { beforeAll, expect, test } from 'vitest'
import { eventTag, generateEventKey, newTicketSerial, readTicketCode, signTicketCode, verifyTicketCode } from './code'
import { decodeBase45, encodeBase45 } from './code/base45'
import { noble } from './code/ed25519'

let key: Awaited<ReturnType<typeof generateEventKey>>
const serial = '00ff10203040aabb'
const sign = (revision = 1) => signTicketCode({ ...key, serial, revision })

beforeAll(async () => {
  key = await generateEventKey()
})

test('a signed code is genuine by the public key alone and says which ticket it is', async () => {
  const code = await sign(3)
  expect(await verifyTicketCode(code, key.publicKey)).toEqual({ verdict: 'genuine', serial, revision: 3 })
  expect(readTicketCode(code)).toEqual({ revision: 3, eventTag: await eventTag(key.publicKey), serial })
})

test('keys are 32 raw bytes and differ from event to event', async () => {
  const other = await generateEventKey()
  expect([key.publicKey.length, key.privateKey.length]).toEqual([32, 32])
  expect(other.publicKey).not.toEqual(key.publicKey)
})

test('the event tag is the start of the public key hashed', async () => {
  expect(await eventTag(new Uint8Array(32))).toBe('66687aad')
})

test('a code fits a version 5 symbol at level M, without lower case', async () => {
  const code = await sign()
  expect(code).toHaveLength(117)
  expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
  expect(QRCode.create(code, { errorCorrectionLevel: 'M' }).version).toBe(5)
})

test('the same ticket has the same code each time, whichever engine signs', async () => {
  const code = await sign()
  expect(await sign()).toBe(code)
  const bytes = decodeBase45(code)!
  const message = Uint8Array.of(...new TextEncoder().encode('foyer ticket v1\0'), ...bytes.subarray(0, 14))
  expect(bytes.subarray(14)).toEqual(await noble.sign(message, key.privateKey))
})

test('every single bit flipped is refused, by both engines', async () => {
  const bytes = decodeBase45(await sign())!
  const verdicts: Record<string, number> = {}
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice()
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    const { verdict } = await verifyTicketCode(encodeBase45(flipped), key.publicKey)
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
    const message = Uint8Array.of(...new TextEncoder().encode('foyer ticket v1\0'), ...flipped.subarray(0, 14))
    expect(await noble.verify(flipped.slice(14), message, key.publicKey)).toBe(false)
  }
  expect(verdicts).toEqual({ not_a_ticket: 8, wrong_event: 32, forged: 584 })
}, 60_000)

test('any one character changed, left out or added is refused', async () => {
  const code = await sign()
  const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
  await fc.assert(
    fc.asyncProperty(fc.nat(116), character, async (at, put) => {
      const before = code.slice(0, at)
      const after = code.slice(at + 1)
      const changed = [before + after, `${before}${put}A${after}`]
      if (put !== code[at]) changed.push(before + put + after)
      for (const each of changed) expect((await verifyTicketCode(each, key.publicKey)).verdict).not.toBe('genuine')
    }),
  )
})

test('a signature moved by the order of the group is refused', async () => {
  const bytes = decodeBase45(await sign())!
  const order = Uint8Array.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'.match(/../g)!, (pair) =>
    Number.parseInt(pair, 16),
  )
  let carry = 0
  for (let at = 0; at < 32; at++) {
    const sum = bytes[46 + at]! + order[at]! + carry
    bytes[46 + at] = sum & 0xff
    carry = sum >> 8
  }
  expect(await verifyTicketCode(encodeBase45(bytes), key.publicKey)).toEqual({ verdict: 'forged' })
})

test('a code of another event is told from a forged one', async () => {
  const other = await generateEventKey()
  const code = await signTicketCode({ ...other, serial, revision: 1 })
  expect(await verifyTicketCode(code, key.publicKey)).toEqual({
    verdict: 'wrong_event',
    eventTag: await eventTag(other.publicKey),
  })
  const withOurTag = await signTicketCode({ privateKey: other.privateKey, publicKey: key.publicKey, serial, revision: 1 })
  expect(await verifyTicketCode(withOurTag, key.publicKey)).toEqual({ verdict: 'forged' })
})

test('a signature over the bare payload is no ticket', async () => {
  const bytes = decodeBase45(await sign())!
  bytes.set(await noble.sign(bytes.slice(0, 14), key.privateKey), 14)
  expect(await verifyTicketCode(encodeBase45(bytes), key.publicKey)).toEqual({ verdict: 'forged' })
})

test('white space around a code is dropped, lower case is not mended', async () => {
  const code = await sign()
  expect((await verifyTicketCode(` \t${code}\r\n`, key.publicKey)).verdict).toBe('genuine')
  expect((await verifyTicketCode(code.toLowerCase(), key.publicKey)).verdict).toBe('not_a_ticket')
})

test('every revision is read back, as it stands and after a trim', async () => {
  const beginWithSpace: number[] = []
  for (let revision = 0; revision < 256; revision++) {
    const code = await sign(revision)
    if (code.startsWith(' ')) beginWithSpace.push(revision)
    expect(code.endsWith(' ')).toBe(false)
    expect(await verifyTicketCode(code, key.publicKey)).toEqual({ verdict: 'genuine', serial, revision })
    expect(await verifyTicketCode(code.trim(), key.publicKey)).toEqual({ verdict: 'genuine', serial, revision })
  }
  expect(beginWithSpace).toEqual([5, 50, 95, 140, 185, 230])
})

test('what is no code reads as none, whatever it is', async () => {
  for (const text of ['', ' ', 'https://example.org/e/1', 'K7M2Q9D-1', '0'.repeat(117), ':'.repeat(117), 'W'.repeat(5000)]) {
    expect(readTicketCode(text)).toBeNull()
    expect(await verifyTicketCode(text, key.publicKey)).toEqual({ verdict: 'not_a_ticket' })
  }
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void expect(readTicketCode(text)).toBeNull()))
})

test('any serial and revision come back', async () => {
  const hex = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex'))
  await fc.assert(
    fc.asyncProperty(hex, fc.nat(255), async (each, revision) => {
      const code = await signTicketCode({ ...key, serial: each, revision })
      expect(await verifyTicketCode(code, key.publicKey)).toEqual({ verdict: 'genuine', serial: each, revision })
    }),
  )
})

test('a serial or revision that cannot be written is refused before signing', async () => {
  for (const revision of [-1, 256, 1.5, Number.NaN]) await expect(sign(revision)).rejects.toThrow(RangeError)
  for (const wrong of ['', '00FF10203040AABB', '00ff', 'zzzzzzzzzzzzzzzz']) {
    await expect(signTicketCode({ ...key, serial: wrong, revision: 1 })).rejects.toThrow(RangeError)
  }
})

test('new serials are 8 bytes in hex and do not repeat', () => {
  const serials = Array.from({ length: 1000 }, newTicketSerial)
  expect(new Set(serials).size).toBe(1000)
  for (const each of serials) expect(each).toMatch(/^[0-9a-f]{16}$/)
})
