import { openDatabase, transact } from './indexed-db'
import { newKey } from './sealed'

const store = 'keys'
const openKeys = () => openDatabase('foyer-door-keys', [store])

async function inKeys<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await openKeys()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** The device's key, made when there is none. Two tabs that come at once get the same one. */
export function keyOf(deviceId: string, fallback?: CryptoKey): Promise<CryptoKey> {
  return inKeys(async (database) => {
    const made = fallback ?? (await newKey())
    const kept = { result: made }
    await transact(database, store, 'strict', (named) => {
      const known: IDBRequest<CryptoKey | undefined> = named(store).get(deviceId)
      known.onsuccess = () => {
        if (known.result) kept.result = known.result
        else named(store).put(made, deviceId)
      }
      return undefined
    })
    return kept.result
  })
}

/** From here on nothing that was sealed with it can be read, whatever of it is still on the disk. */
export const forgetKey = (deviceId: string) =>
  inKeys((database) =>
    transact(database, store, 'strict', (named) => {
      named(store).delete(deviceId)
      return undefined
    }),
  )

/** The devices this browser holds a key of, oldest first; none where the browser keeps nothing. */
export async function devicesHere(): Promise<string[]> {
  try {
    const keys = await inKeys((database) => transact(database, store, 'readonly', (named) => named(store).getAllKeys()))
    return (keys ?? []).map(String).sort()
  } catch {
    return []
  }
}
