/** Room in bytes; null where the browser does not say. */
export type Room = { evictable: boolean; used: number | null; quota: number | null }

/**
 * Asks the browser to keep what is here even when the disk gets full.
 * @returns whether it may throw it away all the same, and how much room there is
 */
export async function askToKeep(storage: StorageManager | undefined = globalThis.navigator?.storage): Promise<Room> {
  try {
    const kept = (await storage?.persisted?.()) || (await storage?.persist?.()) || false
    const { usage, quota } = (await storage?.estimate?.()) ?? {}
    return { evictable: !kept, used: usage ?? null, quota: quota ?? null }
  } catch {
    return { evictable: true, used: null, quota: null }
  }
}
