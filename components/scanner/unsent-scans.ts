import type { Scan } from './door-api'

export type UnsentScans = ReturnType<typeof openUnsentScans>

/**
 * The scans of an event the server has not answered yet, kept where a closed page or an empty battery does not lose them.
 * One item each, so that two open pages never write over each other's. They hold codes, no names.
 */
export function openUnsentScans(
  eventId: string,
  storage: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>,
) {
  const prefix = `foyer.unsent.${eventId}.`
  const parse = (text: string | null): Scan | null => {
    try {
      const scan = JSON.parse(text ?? 'null')
      return typeof scan?.scanId === 'string' ? scan : null
    } catch {
      return null
    }
  }
  return {
    /** oldest first */
    all(): Scan[] {
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter((key) => key?.startsWith(prefix))
      const scans = keys.map((key) => parse(storage.getItem(key ?? '')))
      return scans.filter((scan) => scan !== null).sort((a, b) => (a.scanId < b.scanId ? -1 : 1))
    },
    /** False when the browser keeps nothing (full, or a private window): the scan then lives as long as the page. */
    keep(scan: Scan): boolean {
      try {
        storage.setItem(prefix + scan.scanId, JSON.stringify(scan))
        return true
      } catch {
        return false
      }
    },
    drop: (scanId: string) => storage.removeItem(prefix + scanId),
  }
}
