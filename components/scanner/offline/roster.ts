import { dayOf, type Presence } from '@/lib/checkin/presence'
import { plainRules, type Rules, resolve } from '@/lib/checkin/rules'
import type { Entry } from './entry'
import { type OwnSteps, ownSteps, standingWith } from './own-steps'
import { createRosterMemory } from './roster-memory'
import { bucketOf, type RosterHead, type RosterPage, type RosterTicket } from './roster-ticket'
import type { Change, Vault } from './vault'

export type Roster = Awaited<ReturnType<typeof openRoster>>

/** People inside and valid tickets, of the door's list; `capacity` of the event, when it has one. */
export type RosterCounts = { inside: number; expected: number; capacity: number | null }

const headKey = 'head'

/**
 * Who has a ticket and where they stand, as far as the last sync knew, plus what this device did since. All of it is in memory;
 * on the disk lies the head with its cursor, and the tickets in 256 encrypted buckets.
 * @param standsAt the door's list; null: the entrance
 */
export async function openRoster(vault: Vault, standsAt: string | null) {
  let listId = standsAt
  let forgotten = false
  let memory = createRosterMemory()
  let head: RosterHead | null = null
  /** a whole new roster that is still arriving; until it is here the old one is used */
  let arriving: { memory: typeof memory; head: RosterHead } | null = null
  /** buckets that are newer here than on the disk: the cursor on the disk moves only together with all of them */
  const unkept = new Set<string>()
  let rulesByType = new Map<string, Rules>()
  let own = new Map<string, OwnSteps>()
  let day: { of: string; is: string } | null = null
  let counted: { on: string; counts: RosterCounts } | null = null

  for (const [key, value] of (await vault.all('roster')) ?? []) {
    if (key === headKey) head = value as RosterHead
    else for (const ticket of value as RosterTicket[]) memory.put(ticket)
  }
  if (!head) memory = createRosterMemory()

  const list = () => head?.lists.find(({ id }) => id === listId)
  const zone = () => head?.event.timeZone ?? 'UTC'

  function rulesOf(ticketTypeId: string): Rules {
    const known = rulesByType.get(ticketTypeId)
    if (known || !head) return known ?? plainRules
    const type = head.ticketTypes.find(({ id }) => id === ticketTypeId)
    const rules = listId === null ? resolve(head.event.rules, type?.rules) : resolve(list()?.rules ?? {})
    rulesByType.set(ticketTypeId, rules)
    return rules
  }

  function presenceOf(serial: string): Presence | null {
    const ticket = memory.get(serial)
    return standingWith(ticket?.presence ?? null, own.get(serial), rulesOf(ticket?.ticketTypeId ?? ''), zone())
  }

  function isInside(serial: string, now: Date): boolean {
    const presence = presenceOf(serial)
    if (!presence?.inside) return false
    const rules = rulesOf(memory.get(serial)?.ticketTypeId ?? '')
    return !rules.perDay || presence.day === today(now, rules.dayStartsAt)
  }

  /** Telling the day costs more than all the rest of counting: once a minute will do. */
  function today(now: Date, dayStartsAt: number): string {
    const minute = `${now.toISOString().slice(0, 16)}.${dayStartsAt}`
    if (day?.of !== minute) day = { of: minute, is: dayOf(now, zone(), dayStartsAt) }
    return day.is
  }

  async function keep(): Promise<boolean> {
    const changes: Change[] = [...unkept].map((bucket) => ({ store: 'roster', key: bucket, value: memory.inBucket(bucket) }))
    const kept = await vault.write([...changes, { store: 'roster', key: headKey, value: head }])
    if (kept) unkept.clear()
    return kept
  }

  const everyBucket = Array.from({ length: 256 }, (_, nth) => nth.toString(16).padStart(2, '0'))

  /**
   * Takes in one page, on the disk all of it or nothing. A reset replaces the roster when its last page is here.
   * @returns whether it is on the disk; `serials`: the tickets the door knows anew
   */
  async function apply(page: RosterPage): Promise<{ kept: boolean; serials: string[] }> {
    const serials = page.tickets.map(({ serial }) => serial)
    if (forgotten) return { kept: false, serials }
    if (page.reset && memory.size() > 0) arriving = { memory: createRosterMemory(), head: page.head }
    const target = arriving?.memory ?? memory
    for (const ticket of page.tickets) {
      target.put(ticket)
      if (!arriving) unkept.add(bucketOf(ticket.serial))
    }
    if (arriving) {
      arriving.head = page.head
      if (page.more) return { kept: true, serials }
      memory = arriving.memory
      arriving = null
      for (const bucket of everyBucket) unkept.add(bucket)
    }
    head = page.head
    rulesByType = new Map()
    counted = null
    return { kept: await keep(), serials }
  }

  function counts(now: Date): RosterCounts {
    const on = now.toISOString().slice(0, 16)
    if (counted?.on === on) return counted.counts
    let [inside, expected] = [0, 0]
    const named = list()?.ticketTypeIds ?? []
    for (const ticket of memory.all()) {
      if (ticket.status === 'valid' && (named.length === 0 || named.includes(ticket.ticketTypeId))) expected += 1
      if ((ticket.presence?.inside || own.has(ticket.serial)) && isInside(ticket.serial, now)) inside += 1
    }
    for (const serial of own.keys()) if (!memory.get(serial) && isInside(serial, now)) inside += 1
    counted = { on, counts: { inside, expected, capacity: head?.event.capacity ?? null } }
    return counted.counts
  }

  return {
    head: () => head,
    list,
    /** where the next page begins; null: at the beginning */
    cursor: () => (arriving?.head ?? head)?.cursor ?? null,
    size: () => memory.size(),
    apply,
    rulesOf,
    presenceOf,
    counts,
    ticket: (serial: string) => memory.get(serial),
    byReference: (reference: string) => memory.byReference(reference),
    /** The other valid tickets of the same order whose holders are not inside. */
    siblings: (ticket: RosterTicket, now: Date) =>
      memory.ofOrder(ticket).filter((each) => each !== ticket && each.status === 'valid' && !isInside(each.serial, now)),
    isInside,
    search: (query: string, limit = 20) => memory.search(query, limit),
    typeName: (id: string) => head?.ticketTypes.find((type) => type.id === id)?.name ?? '',
    /** Puts what this device did on top. */
    setOwn(entries: readonly Entry[]) {
      own = ownSteps(entries)
      counted = null
    },
    /** The door stands at another list from here on; a whole roster with where people stand on it has to follow. */
    standAt(next: string | null) {
      listId = next
      rulesByType = new Map()
      counted = null
    },
    /** Forgets everybody, for good: a page that is still on its way brings nobody back. */
    clear() {
      forgotten = true
      memory = createRosterMemory()
      head = null
      arriving = null
      unkept.clear()
      own = new Map()
      counted = null
    },
  }
}
