type Bytes = Uint8Array<ArrayBuffer>

/** Ed25519 (RFC 8032). Seeds and public keys are 32 bytes, signatures 64. */
export interface Ed25519 {
  publicKeyOf(seed: Bytes): Promise<Bytes>
  sign(message: Bytes, seed: Uint8Array): Promise<Bytes>
  verify(signature: Bytes, message: Bytes, publicKey: Uint8Array): Promise<boolean>
}

// ASN.1 in front of the seed in PKCS #8 (RFC 8410, section 7): WebCrypto takes private keys in no rawer form
const pkcs8Prefix = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

async function importSeed(seed: Uint8Array, extractable = false) {
  const pkcs8 = new Uint8Array(pkcs8Prefix.length + seed.length)
  pkcs8.set(pkcs8Prefix)
  pkcs8.set(seed, pkcs8Prefix.length)
  return crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', extractable, ['sign'])
}

const importPublic = (raw: Uint8Array) => crypto.subtle.importKey('raw', Uint8Array.from(raw), 'Ed25519', false, ['verify'])

/** Reading a key takes ten times as long as signing with it, and one event's keys sign and verify thousands of codes. */
const keys = new WeakMap<Uint8Array, Promise<CryptoKey>>()

function keyOf(raw: Uint8Array, read: (raw: Uint8Array) => Promise<CryptoKey>) {
  const known = keys.get(raw) ?? read(raw)
  keys.set(raw, known)
  return known
}

function fromBase64Url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

export const webCrypto: Ed25519 = {
  async publicKeyOf(seed) {
    const { x } = await crypto.subtle.exportKey('jwk', await importSeed(seed, true))
    return fromBase64Url(x!)
  },
  async sign(message, seed) {
    return new Uint8Array(await crypto.subtle.sign('Ed25519', await keyOf(seed, (raw) => importSeed(raw)), message))
  },
  async verify(signature, message, publicKey) {
    return crypto.subtle.verify('Ed25519', await keyOf(publicKey, importPublic), signature, message)
  },
}

/** Loaded only where it is needed. Its own default (ZIP 215) takes more encodings than RFC 8032, hence the option. */
export const noble: Ed25519 = {
  async publicKeyOf(seed) {
    return new Uint8Array(await (await import('@noble/ed25519')).getPublicKeyAsync(seed))
  },
  async sign(message, seed) {
    return new Uint8Array(await (await import('@noble/ed25519')).signAsync(message, seed))
  },
  async verify(signature, message, publicKey) {
    return (await import('@noble/ed25519')).verifyAsync(signature, message, publicKey, { zip215: false })
  },
}

let chosen: Promise<Ed25519> | undefined

/** WebCrypto when it knows Ed25519 (Node 20, Chrome 137, Firefox 129, Safari 17 and later), else the one in JavaScript. */
export function ed25519(): Promise<Ed25519> {
  chosen ??= webCrypto.publicKeyOf(new Uint8Array(32)).then(
    () => webCrypto,
    () => noble,
  )
  return chosen
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n

/** True when the half S of a signature is below the group's order. Without this rule (RFC 8032, 5.1.7) a second signature could be made from a first. */
export function hasCanonicalS(signature: Uint8Array): boolean {
  let s = 0n
  for (let at = 63; at >= 32; at--) s = (s << 8n) | BigInt(signature[at]!)
  return s < order
}
