/** A browser that keeps nothing (some private windows) may answer neither yes nor no. */
const patience = 5_000

const failed = (request: { error: DOMException | null }) =>
  request.error ?? new DOMException('The database gave no reason.', 'UnknownError')

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(failed(request))
  })
}

/**
 * Opens a database, making it and its stores when it is not there.
 * @throws DOMException when the browser keeps nothing
 */
export async function openDatabase(name: string, stores: readonly string[]): Promise<IDBDatabase> {
  if (typeof indexedDB === 'undefined') throw new DOMException('This browser has no database.', 'NotSupportedError')
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    for (const store of stores) request.result.createObjectStore(store)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The database does not answer.', 'TimeoutError')), patience)
  })
  try {
    return await Promise.race([answered(request), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Deletes a database; waits for other tabs to let go of it. */
export async function deleteDatabase(name: string): Promise<void> {
  await answered(indexedDB.deleteDatabase(name))
}

/**
 * Runs `work` in one transaction and resolves when that is on disk (`strict`: flushed) or rejects when nothing of it is.
 * @returns what the request that `work` gave back found
 */
export function transact<T>(
  database: IDBDatabase,
  stores: string | string[],
  mode: 'readonly' | 'readwrite' | 'strict',
  work: (store: (name: string) => IDBObjectStore) => { readonly result: T } | undefined,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const transaction =
      mode === 'readonly'
        ? database.transaction(stores)
        : database.transaction(stores, 'readwrite', { durability: mode === 'strict' ? 'strict' : 'default' })
    const request = work((name) => transaction.objectStore(name))
    transaction.oncomplete = () => resolve(request?.result)
    transaction.onabort = () => reject(failed(transaction))
  })
}
