import { expect, test } from 'vitest'
import { ed25519, hasCanonicalS, noble, webCrypto } from './ed25519'

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** RFC 8032, section 7.1, tests 1 to 3. */
const vectors = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
].map((vector) => ({
  seed: bytes(vector.seed),
  publicKey: bytes(vector.publicKey),
  message: bytes(vector.message),
  signature: bytes(vector.signature),
}))

const engines = { webCrypto, noble }

for (const [name, engine] of Object.entries(engines)) {
  test.each(vectors)(
    `${name} makes and accepts the signature of RFC 8032, vector %$`,
    async ({ seed, publicKey, message, signature }) => {
      expect(await engine.publicKeyOf(seed)).toEqual(publicKey)
      expect(await engine.sign(message, seed)).toEqual(signature)
      expect(await engine.verify(signature, message, publicKey)).toBe(true)
    },
  )

  test(`${name} refuses another message, another key and a changed signature`, async () => {
    const { publicKey, message, signature } = vectors[2]!
    expect(await engine.verify(signature, bytes('af83'), publicKey)).toBe(false)
    expect(await engine.verify(signature, message, vectors[1]!.publicKey)).toBe(false)
    for (const at of [0, 31, 32, 63]) {
      const changed = signature.slice()
      changed[at]! ^= 1
      expect(await engine.verify(changed, message, publicKey)).toBe(false)
    }
  })
}

test('S plus the order of the group is told apart from S', () => {
  const { signature } = vectors[2]!
  expect(hasCanonicalS(signature)).toBe(true)
  expect(hasCanonicalS(withOrderAdded(signature))).toBe(false)
  const largest = new Uint8Array(64)
  largest.set(bytes('ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'), 32)
  expect(hasCanonicalS(largest)).toBe(true)
  largest[32]! += 1
  expect(hasCanonicalS(largest)).toBe(false)
})

test('this runtime signs with WebCrypto', async () => {
  expect(await ed25519()).toBe(webCrypto)
})

function withOrderAdded(signature: Uint8Array) {
  const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
  const changed = signature.slice()
  let carry = 0
  for (let at = 0; at < 32; at++) {
    const sum = changed[32 + at]! + order[at]! + carry
    changed[32 + at] = sum & 0xff
    carry = sum >> 8
  }
  return changed
}
