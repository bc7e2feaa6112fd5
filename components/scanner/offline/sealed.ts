/** What lies in the database instead of a value. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

/** A key that encrypts here and can be neither read nor sent elsewhere. */
export const newKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

/** Binds a record to its place: one moved under another key does not open. */
const placeOf = (store: string, key: string) => new TextEncoder().encode(`${store}\0${key}`)

/** AES-GCM with a fresh 96-bit IV for each record (NIST SP 800-38D, 8.2.2). */
export async function seal(cryptoKey: CryptoKey, store: string, key: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: placeOf(store, key) }, cryptoKey, text)
  return { iv, data }
}

/** @throws OperationError when it was not sealed with this key for this place */
export async function unseal(cryptoKey: CryptoKey, store: string, key: string, { iv, data }: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: placeOf(store, key) }, cryptoKey, data)
  return JSON.parse(new TextDecoder().decode(text))
}
