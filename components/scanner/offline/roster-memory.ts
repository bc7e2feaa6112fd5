import { bucketOf, orderOf, type RosterTicket } from './roster-ticket'
import { createWordSearch } from './word-search'

/** The tickets as they are looked up: by serial, reference and order, and by parts of words. */
export function createRosterMemory() {
  const bySerial = new Map<string, RosterTicket>()
  const buckets = new Map<string, Set<string>>()
  const byReference = new Map<string, string>()
  const byOrder = new Map<string, Set<string>>()
  const index = createWordSearch()

  const into = (groups: Map<string, Set<string>>, name: string, serial: string) => {
    const group = groups.get(name)
    if (group) group.add(serial)
    else groups.set(name, new Set([serial]))
  }

  function put(ticket: RosterTicket) {
    const { serial, reference, holder, email } = ticket
    const known = bySerial.get(serial)
    bySerial.set(serial, ticket)
    if (!known) into(buckets, bucketOf(serial), serial)
    if (known?.reference !== reference) {
      if (known) {
        byOrder.get(orderOf(known.reference))?.delete(serial)
        byReference.delete(known.reference.toUpperCase())
      }
      byReference.set(reference.toUpperCase(), serial)
      into(byOrder, orderOf(reference), serial)
    }
    if (known?.holder !== holder || known.reference !== reference || known.email !== email)
      index.set(bucketOf(serial), serial, [holder, reference, email])
  }

  const tickets = (serials: Iterable<string>) => Array.from(serials, (serial) => bySerial.get(serial)!)

  return {
    put,
    size: () => bySerial.size,
    get: (serial: string) => bySerial.get(serial) ?? null,
    /** typed: any case, with or without what keyboards add around it */
    byReference: (reference: string) => bySerial.get(byReference.get(reference.trim().toUpperCase()) ?? '') ?? null,
    ofOrder: (ticket: RosterTicket) => tickets(byOrder.get(orderOf(ticket.reference)) ?? []),
    inBucket: (bucket: string) => tickets(buckets.get(bucket) ?? []),
    buckets: () => [...buckets.keys()],
    all: () => bySerial.values(),
    search: (query: string, limit: number) => tickets(index.find(query, limit)),
  }
}

export type RosterMemory = ReturnType<typeof createRosterMemory>
