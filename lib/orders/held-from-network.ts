import type { Context } from '@/lib/core/context'
import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'
import { addressKey } from '@/lib/rate-limit/address-key'
import { isPublicAddress } from '@/lib/rate-limit/public-address'
import { TooManyHeld } from './hold-errors'
import { madeBefore } from './made-before'

/** Tickets of one event that may be set aside from one network and unpaid at once: fifty people of an office with five each. */
export const mostHeld = 250
/** Networks and events remembered at most; the longest known go first. */
const mostKnown = 10_000
/** Milliseconds, longer than any hold lasts: for what is under way, and a bound for what is held. */
const longest = 3_600_000

/** `orderId` is null while it is being asked for. */
type Held = { orderId: string | null; tickets: number; until: number }
const known = () => once('held-from-network', () => new Map<string, Held[]>())

const sum = (held: readonly Held[]) => held.reduce((total, { tickets }) => total + tickets, 0)

/** Those that are still neither paid nor ended, by the database. */
async function stillHeld(held: readonly Held[]): Promise<Held[]> {
  const ids = held.flatMap(({ orderId }) => orderId ?? [])
  const open = await db().order.findMany({ where: { id: { in: ids }, status: 'pending' }, select: { id: true } })
  const standing = new Set(open.map(({ id }) => id))
  return held.filter(({ orderId }) => orderId === null || standing.has(orderId))
}

function remember(key: string, held: Held[]): Held[] {
  const networks = known()
  networks.delete(key) // so that it stands last
  networks.set(key, held)
  if (networks.size > mostKnown) networks.delete(networks.keys().next().value!)
  return held
}

type Noted = (outcome: { orderId: string; expiresAt: string | null } | null) => void

/**
 * Makes room for tickets that are about to be set aside, where many are from the same network. Counted in this process, and
 * asked of the database only when it seems too much: an order stays one statement, and no address is stored. Who is signed in with a
 * proved address is counted as a buyer instead.
 * @returns what is to be told what became of it: the order that holds them, or null when none does
 * @throws TooManyHeld
 */
export async function roomFromNetwork(ctx: Context, eventId: string, tickets: number): Promise<Noted> {
  const { actor, ip } = ctx
  if (!isPublicAddress(ip) || actor.kind === 'system' || (actor.kind === 'user' && actor.verified)) return () => undefined
  const key = `${eventId} ${addressKey(ip)}`
  const current = () => (known().get(key) ?? []).filter(({ until }) => until > Date.now())
  const full = () => current().length > 0 && sum(current()) + tickets > mostHeld
  if (full()) {
    const gone = new Set(current())
    for (const each of await stillHeld([...gone])) gone.delete(each)
    remember(
      key,
      current().filter((each) => !gone.has(each)),
    )
    if (full()) {
      if (await madeBefore(ctx, eventId)) return () => undefined
      throw new TooManyHeld(mostHeld)
    }
  }
  const mine: Held = { orderId: null, tickets, until: Date.now() + longest }
  remember(key, [...current(), mine])
  return (made) => {
    if (made) Object.assign(mine, { orderId: made.orderId, until: made.expiresAt ? Date.parse(made.expiresAt) : mine.until })
    else mine.until = 0
  }
}
