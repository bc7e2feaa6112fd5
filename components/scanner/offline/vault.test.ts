import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { askToKeep } from './eviction'
import { openDatabase, transact } from './indexed-db'
import { newKey, type Sealed, seal, unseal } from './sealed'
import { databaseOf, openVault } from './vault'
import { devicesHere, keyOf } from './vault-keys'

const secret = { holder: 'Zoë Example', code: 'NCF2Q9D-7W50' }
let deviceId: string

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  deviceId = newId('dev')
})

/** What somebody finds who reads the browser's files. */
async function raw(store: string): Promise<Sealed[]> {
  const database = await openDatabase(databaseOf(deviceId), ['session', 'roster', 'outbox'])
  const records = await transact(database, store, 'readonly', (named) => named(store).getAll() as IDBRequest<Sealed[]>)
  database.close()
  return records ?? []
}

test('what was written is there again after the page was closed and opened', async () => {
  const before = await openVault(deviceId)
  expect(await before.write([{ store: 'outbox', key: 'a', value: secret }])).toBe(true)
  await before.close()
  const after = await openVault(deviceId)
  expect(await after.all('outbox')).toEqual(new Map([['a', secret]]))
  expect(after.keeping()).toEqual({ kept: 'disk' })
})

test('the disk holds no word of it in clear, and the same record never looks the same twice', async () => {
  const vault = await openVault(deviceId)
  await vault.write([{ store: 'roster', key: '00', value: secret }])
  const [first] = await raw('roster')
  await vault.write([{ store: 'roster', key: '00', value: secret }])
  const [second] = await raw('roster')
  for (const record of [first!, second!]) {
    expect(Object.keys(record).sort()).toEqual(['data', 'iv'])
    const bytes = Buffer.from(record.data).toString('latin1')
    for (const word of ['Example', 'holder', secret.code]) expect(bytes).not.toContain(word)
  }
  expect(Buffer.from(first!.data).equals(Buffer.from(second!.data))).toBe(false)
  expect(Buffer.from(first!.iv).equals(Buffer.from(second!.iv))).toBe(false)
})

test('the key cannot be taken out of the browser, and two tabs that come at once have the same', async () => {
  const [one, other] = await Promise.all([openVault(deviceId), openVault(deviceId)])
  expect((await keyOf(deviceId)).extractable).toBe(false)
  await one.write([{ store: 'outbox', key: 'a', value: 1 }])
  await other.write([{ store: 'outbox', key: 'b', value: 2 }])
  expect([...(await one.all('outbox'))!.values()]).toEqual([1, 2])
})

test('a record moved to another place, or changed, does not open; the others do', async () => {
  const key = await newKey()
  const sealed = await seal(key, 'outbox', 'a', secret)
  expect(await unseal(key, 'outbox', 'a', sealed)).toEqual(secret)
  await expect(unseal(key, 'outbox', 'b', sealed)).rejects.toThrow()
  await expect(unseal(key, 'roster', 'a', sealed)).rejects.toThrow()

  const vault = await openVault(deviceId)
  await vault.write([
    { store: 'outbox', key: 'a', value: 1 },
    { store: 'outbox', key: 'b', value: 2 },
  ])
  const database = await openDatabase(databaseOf(deviceId), [])
  const [first] = await raw('outbox')
  await transact(database, 'outbox', 'readwrite', (named) => named('outbox').put(first, 'b'))
  database.close()
  expect(await vault.all('outbox')).toEqual(new Map([['a', 1]]))
})

test('all changes of a write arrive together, deletions too', async () => {
  const vault = await openVault(deviceId)
  await vault.write([{ store: 'roster', key: 'cursor', value: 1 }])
  const uncloneable = {
    toJSON: () => {
      throw new TypeError('not this one')
    },
  }
  expect(
    await vault.write([
      { store: 'roster', key: 'cursor', value: 2 },
      { store: 'outbox', key: 'a', value: uncloneable },
    ]),
  ).toBe(false)
  vault.close()
  const again = await openVault(deviceId)
  expect(await again.all('roster')).toEqual(new Map([['cursor', 1]]))
  expect(
    await again.write([
      { store: 'roster', key: 'cursor' },
      { store: 'outbox', key: 'b', value: 3 },
    ]),
  ).toBe(true)
  expect([await again.all('roster'), await again.all('outbox')]).toEqual([new Map(), new Map([['b', 3]])])
})

test('a wipe leaves no key and no database, and nothing can be written afterwards, in another tab neither', async () => {
  const seen: unknown[] = []
  const vault = await openVault(deviceId)
  const tab = await openVault(deviceId, (keeping) => seen.push(keeping))
  await vault.write([{ store: 'roster', key: '00', value: secret }])
  await vault.wipe()
  expect(await devicesHere()).toEqual([])
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseOf(deviceId))
  expect(seen).toEqual([{ kept: 'memory', why: 'wiped' }])
  for (const each of [vault, tab]) {
    expect(await each.write([{ store: 'roster', key: '00', value: secret }])).toBe(false)
    expect(await each.all('roster')).toBeNull()
  }
  expect(await devicesHere()).toEqual([])
})

test('when a wipe is cut short after its first step, what is left cannot be read by anybody', async () => {
  const vault = await openVault(deviceId)
  await vault.write([{ store: 'roster', key: '00', value: secret }])
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
    throw new DOMException('The page was killed here.', 'AbortError')
  })
  await vault.wipe()
  expect(await raw('roster')).toHaveLength(1)
  expect(await (await openVault(deviceId)).all('roster')).toEqual(new Map())
})

test('a browser that keeps nothing says so instead of failing, and says why', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const vault = await openVault(deviceId)
  expect(vault.keeping()).toEqual({ kept: 'memory', why: 'unavailable' })
  expect(await vault.write([{ store: 'outbox', key: 'a', value: 1 }])).toBe(false)
  expect(await vault.all('outbox')).toBeNull()
  await vault.wipe()
  expect(await devicesHere()).toEqual([])
})

test('a full disk is told apart, and forgotten as soon as a write succeeds', async () => {
  const vault = await openVault(deviceId)
  const put = vi.spyOn(Object.getPrototypeOf(await storeOf('outbox')), 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
  expect(await vault.write([{ store: 'outbox', key: 'a', value: 1 }])).toBe(false)
  expect(vault.keeping()).toEqual({ kept: 'memory', why: 'full' })
  put.mockRestore()
  expect(await vault.write([{ store: 'outbox', key: 'a', value: 1 }])).toBe(true)
  expect(vault.keeping()).toEqual({ kept: 'disk' })
})

async function storeOf(name: string) {
  const database = await openDatabase(databaseOf(deviceId), [])
  const store = database.transaction(name).objectStore(name)
  database.close()
  return store
}

test('devices are known apart', async () => {
  const other = newId('dev')
  const [one, two] = [await openVault(deviceId), await openVault(other)]
  await one.write([{ store: 'session', key: 's', value: 1 }])
  expect(await two.all('session')).toEqual(new Map())
  expect(await devicesHere()).toEqual([deviceId, other].sort())
  await one.wipe()
  expect(await devicesHere()).toEqual([other])
})

test('whether the browser may throw it away is asked, and believed when it says nothing', async () => {
  const storage = (kept: boolean) =>
    ({
      persisted: async () => false,
      persist: async () => kept,
      estimate: async () => ({ usage: 5, quota: 100 }),
    }) as StorageManager
  expect(await askToKeep(storage(true))).toEqual({ evictable: false, used: 5, quota: 100 })
  expect(await askToKeep(storage(false))).toEqual({ evictable: true, used: 5, quota: 100 })
  expect(await askToKeep(undefined)).toEqual({ evictable: true, used: null, quota: null })
})
