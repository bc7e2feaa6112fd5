import { byPlace, type Entry, type QueuedScan, type QueuedUndo } from './entry'
import { tabsOf } from './tabs'
import type { Vault } from './vault'

export type Outbox = Awaited<ReturnType<typeof openOutbox>>

type New = Omit<QueuedScan, 'nth'> | Omit<QueuedUndo, 'nth'>

/** A verdict waits this long for the disk and then says that it did not hear from it. */
const patience = 1_000

/**
 * The scans and undos of a device that the server has not taken yet, in order, one record each: tabs never write over each
 * other's. A verdict may be shown once `add` came back, with what it says: on disk, or visibly not (then it is held in memory
 * and written with every later change until it is). Nothing that is unsent leaves but by `release`.
 */
export async function openOutbox(vault: Vault, onChange: (entries: Entry[]) => void = () => {}) {
  const entries = new Map<string, Entry>()
  /** held in memory alone so far */
  const unkept = new Set<string>()
  /** of these a write is under way */
  const writing = new Map<string, number>()
  let reading: Promise<void> | undefined
  let closed = false

  const tabs = tabsOf(vault.deviceId, () => void reload())
  const all = () => [...entries.values()].sort(byPlace)
  const inState = (state: Entry['state']) => all().filter((entry) => entry.state === state)
  const changed = () => {
    if (!closed) onChange(all())
  }

  /** Writes these, and what an earlier write could not. Ids without an entry are deleted. */
  async function keep(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) if (entries.has(id)) unkept.add(id)
    const left = [...unkept].filter((id) => !writing.has(id))
    const batch = new Map([...new Set([...ids, ...left])].map((id) => [id, entries.get(id)]))
    for (const id of batch.keys()) writing.set(id, (writing.get(id) ?? 0) + 1)
    const kept = await vault.write(Array.from(batch, ([key, value]) => ({ store: 'outbox', key, value })))
    for (const [id, entry] of batch) {
      const others = writing.get(id)! - 1
      if (others > 0) writing.set(id, others)
      else writing.delete(id)
      if (kept && entries.get(id) === entry) unkept.delete(id)
    }
    if (kept) tabs.tell()
    return kept
  }

  /** Reads again what is on the disk: other tabs add to it, and the one that sends takes away. */
  async function read() {
    const before = new Map(entries)
    const busy = new Set(writing.keys())
    const kept = await vault.all('outbox')
    if (!kept || closed) return
    const isUntouched = (id: string) => !unkept.has(id) && !busy.has(id) && !writing.has(id) && entries.get(id) === before.get(id)
    for (const [id, entry] of kept) if (isUntouched(id)) entries.set(id, entry as Entry)
    for (const id of before.keys()) if (!kept.has(id) && isUntouched(id)) entries.delete(id)
    changed()
  }

  function reload(): Promise<void> {
    const after = (reading ?? Promise.resolve()).then(read)
    reading = after
    return after
  }

  /** @returns whether it is on disk */
  async function add(entry: New): Promise<boolean> {
    const last = Math.max(0, ...Array.from(entries.values(), ({ nth }) => nth))
    entries.set(entry.id, { ...entry, nth: last + 1 } as Entry)
    changed()
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, patience, false)
    })
    const kept = await Promise.race([keep([entry.id]), late])
    clearTimeout(timer)
    return kept
  }

  /** What the server said of them: taken, or refused for good with its words. */
  async function mark(ids: readonly string[], state: 'sent' | 'waiting'): Promise<boolean>
  async function mark(ids: readonly string[], state: 'dead', problem: string): Promise<boolean>
  async function mark(ids: readonly string[], state: Entry['state'], problem?: string): Promise<boolean> {
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry) entries.set(id, { ...entry, state, problem })
    }
    changed()
    return keep(ids)
  }

  async function remove(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) {
      entries.delete(id)
      unkept.delete(id)
    }
    changed()
    return keep(ids)
  }

  await reload()

  return {
    all,
    waiting: () => inState('waiting'),
    dead: () => inState('dead'),
    /** how many are held in memory alone: lost when the page goes */
    unkept: () => unkept.size,
    add,
    mark,
    reload,
    /** Lets go of what the server has and the roster shows. Anything unsent among them stays. */
    forget: (ids: readonly string[]) => remove(ids.filter((id) => entries.get(id)?.state === 'sent')),
    /** Lets go of unsent ones. Only after a person exported them, or confirmed that they are to be lost. */
    release: remove,
    close() {
      closed = true
      tabs.close()
    },
  }
}
