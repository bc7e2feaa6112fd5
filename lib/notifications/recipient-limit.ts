import type { Tx } from '@/lib/db/tx'

/** Ticket mails to one address, over all events: more than a family or a team gets, too few to pester somebody with. */
const limits = [
  { most: 20, of: 'hour', hours: 1 },
  { most: 60, of: 'day', hours: 24 },
] as const

type Counts = { hour: number; day: number }

/**
 * Lets those who plan ticket mails to the same addresses take turns until the transaction ends, so that none is one too many.
 * @param addresses all that the transaction is about to ask for
 */
export async function takeTurns(tx: Tx, addresses: readonly string[]): Promise<void> {
  for (const address of [...new Set(addresses)].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ticket-mail.${address}`}, 0))`
}

/** Why no further ticket is mailed to an address for now; null when one may be. Anybody can name any address in an order. */
export async function whyWithheld(tx: Tx, address: string): Promise<string | null> {
  const rows = await tx.$queryRaw<Counts[]>`
    SELECT count(*) FILTER (WHERE created_at > now() - interval '1 hour')::int AS hour, count(*)::int AS day
    FROM deliveries
    WHERE to_address = ${address} AND created_at > now() - interval '24 hours' AND template = 'ticket' AND state <> 'withheld'`
  const reached = limits.find(({ of, most }) => rows[0]![of] >= most)
  return reached ? `Withheld: this address got ${reached.most} tickets by mail within ${reached.hours} h already.` : null
}

/** Tickets of an order whose own mail was withheld. Who was not told of a ticket is not told of its end either. */
export async function untoldTickets(tx: Tx, orderId: string): Promise<Set<string>> {
  const mails = await tx.delivery.findMany({ where: { orderId, template: 'ticket' }, select: { ticketId: true, state: true } })
  const told = new Set(mails.filter(({ state }) => state !== 'withheld').map(({ ticketId }) => ticketId))
  return new Set(mails.flatMap(({ ticketId }) => (ticketId && !told.has(ticketId) ? [ticketId] : [])))
}
