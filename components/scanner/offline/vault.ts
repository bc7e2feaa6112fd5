import { deleteDatabase, openDatabase, transact } from './indexed-db'
import { type Sealed, seal, unseal } from './sealed'
import { forgetKey, keyOf } from './vault-keys'

const stores = ['session', 'roster', 'outbox'] as const
export type Store = (typeof stores)[number]

/** One record to write; without a value it is deleted. */
export type Change = { store: Store; key: string; value?: unknown }

/** Where things are kept. In memory they live as long as the page: whoever holds the phone should know. */
export type Keeping = { kept: 'disk' } | { kept: 'memory'; why: 'unavailable' | 'full' | 'wiped' }

export type Vault = Awaited<ReturnType<typeof openVault>>

type Open = { database: IDBDatabase; key: CryptoKey }

export const databaseOf = (deviceId: string) => `foyer-door-${deviceId}`

/** A browser that keeps nothing is not asked again at every scan: it may take seconds to say no. */
const restAfterFailure = 10_000

const whyOf = (error: unknown) =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? ('full' as const) : ('unavailable' as const)

/**
 * What a device keeps, encrypted with a key of its own that cannot be taken out of the browser. Never throws: where nothing
 * can be kept `write` says so, `keeping` says why, and the callers hold what they wrote in memory and write it again later.
 */
export async function openVault(deviceId: string, onKeeping: (keeping: Keeping) => void = () => {}) {
  let keeping: Keeping = { kept: 'disk' }
  let key: CryptoKey | undefined
  let opening: Promise<Open> | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  /** the write before: encrypting takes as long as it likes, and a later write must not be overwritten by an earlier one */
  let lastBegun = Promise.resolve()

  const set = (next: Keeping) => {
    if (JSON.stringify(next) === JSON.stringify(keeping)) return
    keeping = next
    onKeeping(next)
  }
  const isWiped = () => keeping.kept === 'memory' && keeping.why === 'wiped'
  const letGo = async () => {
    const open = await opening?.catch(() => undefined)
    opening = undefined
    open?.database.close()
  }

  async function connect(): Promise<Open> {
    key = await keyOf(deviceId, key)
    const database = await openDatabase(databaseOf(deviceId), stores)
    database.onclose = () => {
      opening = undefined
    }
    database.onversionchange = () => {
      set({ kept: 'memory', why: 'wiped' }) // by another tab
      database.close()
    }
    return { database, key }
  }

  async function connected(): Promise<Open> {
    if (isWiped()) throw new DOMException('This vault was wiped.', 'InvalidStateError')
    opening ??= connect()
    return opening
  }

  /** Phones cut the connection of a page they put to sleep: what fails is tried once more over a new one. */
  async function use<T>(work: (open: Open) => Promise<T>): Promise<T> {
    if (performance.now() - failedAt < restAfterFailure) throw new DOMException('It failed a moment ago.', 'InvalidStateError')
    try {
      return await work(await connected())
    } catch (error) {
      if (whyOf(error) === 'full' || isWiped()) throw error
      await letGo()
      return work(await connected())
    }
  }

  /** @returns false instead of throwing */
  async function tried(work: (open: Open) => Promise<void>): Promise<boolean> {
    try {
      await use(work)
      set({ kept: 'disk' })
      return true
    } catch (error) {
      if (isWiped()) return false
      if (whyOf(error) === 'unavailable' && performance.now() - failedAt >= restAfterFailure) failedAt = performance.now()
      set({ kept: 'memory', why: whyOf(error) })
      return false
    }
  }

  /** All of the changes or none, flushed to the disk. @returns whether they are there */
  const write = (changes: readonly Change[]): Promise<boolean> =>
    tried(async ({ database, key }) => {
      if (changes.length === 0) return
      const before = lastBegun
      let begin = () => {}
      lastBegun = new Promise((resolve) => {
        begin = resolve
      })
      try {
        const sealing = changes.map(({ store, key: at, value }) =>
          value === undefined ? undefined : seal(key, store, at, value),
        )
        const sealed = await Promise.all(sealing)
        await before
        const written = transact(database, [...new Set(changes.map(({ store }) => store))], 'strict', (named) => {
          for (const [nth, { store, key: at }] of changes.entries()) {
            const value = sealed[nth]
            if (value) named(store).put(value, at)
            else named(store).delete(at)
          }
          return undefined
        })
        begin()
        await written
      } finally {
        begin()
      }
    })

  /** Every record of a store, by key; null when it cannot be read. A record that does not open (changed, moved) is passed over. */
  async function all(store: Store): Promise<Map<string, unknown> | null> {
    const found = new Map<string, unknown>()
    const wasRead = await tried(async ({ database, key }) => {
      const records = await transact(database, store, 'readonly', (named) => {
        const [keys, values] = [named(store).getAllKeys(), named(store).getAll() as IDBRequest<Sealed[]>]
        return {
          get result() {
            return keys.result.map((at, nth) => [String(at), values.result[nth]!] as const)
          },
        }
      })
      const read = async ([at, value]: readonly [string, Sealed]) =>
        [at, await unseal(key, store, at, value).catch(() => undefined)] as const
      for (const [at, value] of await Promise.all((records ?? []).map(read))) if (value !== undefined) found.set(at, value)
    })
    return wasRead ? found : null
  }

  /** Forgets everything: the key first, so that what a cut-short wipe leaves behind cannot be read. */
  async function wipe(): Promise<void> {
    set({ kept: 'memory', why: 'wiped' })
    const held = await opening?.catch(() => undefined)
    await forgetKey(deviceId).catch(() => {})
    key = undefined
    held?.database.close()
    await deleteDatabase(databaseOf(deviceId)).catch(() => {})
  }

  await tried(async () => {})

  return { deviceId, keeping: () => keeping, write, all, wipe, close: letGo }
}
