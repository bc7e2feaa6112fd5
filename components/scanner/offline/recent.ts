import type { Vault } from './vault'
import type { DoorVerdict } from './verdict-made'

/** One scan of this device as it is listed: `undone` is on its way to the server or there. */
export type RecentScan = DoorVerdict & { undone: boolean }

const longest = 50
const recordKey = 'recent'

/** The last scans of a device, newest first, there again after a reload. */
export async function openRecent(vault: Vault) {
  let scans = ((await vault.all('session'))?.get(recordKey) as RecentScan[] | undefined) ?? []
  const set = (next: RecentScan[]) => {
    scans = next.slice(0, longest)
    void vault.write([{ store: 'session', key: recordKey, value: scans }])
  }
  return {
    all: () => scans,
    add: (verdict: DoorVerdict) => set([{ ...verdict, undone: false }, ...scans]),
    undone: (scanId: string) => set(scans.map((scan) => (scan.scanId === scanId ? { ...scan, undone: true } : scan))),
  }
}
