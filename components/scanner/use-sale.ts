'use client'

import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { newId } from '@/lib/core/id'
import type { DoorOffer } from '@/lib/orders/sell-at-door-offer'
import type { Door } from './offline/door'
import type { Outcome } from './offline/door-calls'
import { type Sold, sellCalls, type Wish } from './sell-calls'

/** What the server said against it. `at`: the ticket types it is about, by id. */
export type SaleProblem = { message: string; at: Record<string, string> }

export type Sale =
  | { kind: 'choosing'; problem: SaleProblem | null }
  | { kind: 'selling' }
  /** no answer came: asked again, it is the same sale */
  | { kind: 'unanswered'; wish: Wish }
  | { kind: 'waiting'; order: Sold; confirming: boolean }
  | { kind: 'sold'; order: Sold }

const everyOffer = 15_000
const everyState = 2_500

const begin = (problem: SaleProblem | null = null): Sale => ({ kind: 'choosing', problem })
const said = (message: string): SaleProblem => ({ message, at: {} })

/** The words of a refusal, and where they belong. */
export function problemOf(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>, lines: Wish['lines']): SaleProblem {
  if (outcome.kind !== 'rejected') return said('This phone may not sell this here. Ask the organiser.')
  const errors = (outcome.facts.errors ?? []) as { pointer: string; message: string }[]
  const at = errors.flatMap(({ pointer, message }) => {
    const line = lines[Number(/^\/lines\/(\d+)\//.exec(pointer)?.[1] ?? -1)]
    return line ? [[line.ticketTypeId, message] as const] : []
  })
  const others = errors.filter(({ pointer }) => !pointer.startsWith('/lines/')).map(({ message }) => message)
  return { message: at.length > 0 ? 'Nothing was sold.' : (others[0] ?? outcome.message), at: Object.fromEntries(at) }
}

/** What a sold order becomes on the screen. */
export function saleOf(order: Sold): Sale {
  if (order.status === 'confirmed') return { kind: 'sold', order }
  const isOpen = order.status === 'pending' || order.status === 'awaiting_confirmation'
  if (isOpen) return { kind: 'waiting', order, confirming: order.status === 'awaiting_confirmation' }
  return begin(said('The time to pay was up, or the payment did not come through. The places are free again.'))
}

/** Sells at a door, one sale after the other: what there is, and how far the sale is. `active`: somebody looks at it. */
export function useSale(door: Door, active: boolean) {
  const { event, token } = door.session
  const [calls] = useState(() => sellCalls({ eventId: event.id, token }))
  const [offer, setOffer] = useState<DoorOffer | null>(null)
  const [sale, setSale] = useState<Sale>(begin())

  const refresh = useCallback(async () => {
    const outcome = await calls.offer()
    if (outcome.kind === 'answered') setOffer(outcome.value)
  }, [calls])

  const choosing = sale.kind === 'choosing'
  useEffect(() => {
    if (!active || !choosing) return
    void refresh()
    const timer = setInterval(() => void refresh(), everyOffer)
    return () => clearInterval(timer)
  }, [active, choosing, refresh])

  const ask = async (wish: Wish) => {
    setSale({ kind: 'selling' })
    const outcome = await calls.sell(wish)
    if (outcome.kind === 'answered') return setSale(saleOf({ ...outcome.value }))
    if (outcome.kind === 'later' && outcome.why === 'offline') return setSale({ kind: 'unanswered', wish })
    setSale(begin(problemOf(outcome, wish.lines)))
  }

  const waitingFor = sale.kind === 'waiting' ? sale.order : null
  const look = useEffectEvent(async () => {
    if (!waitingFor) return
    const outcome = await calls.state(waitingFor)
    // where it is paid is said once, when it is sold
    if (outcome.kind === 'answered') hear({ ...outcome.value, payment: waitingFor.payment })
  })
  const hear = (order: Sold) => setSale((now) => (now.kind === 'waiting' && now.order.id === order.id ? saleOf(order) : now))
  const waitingId = waitingFor?.id
  useEffect(() => {
    if (!waitingId) return
    const timer = setInterval(() => void look(), everyState)
    return () => clearInterval(timer)
  }, [waitingId])

  return {
    offer,
    sale,
    sell: (wish: Omit<Wish, 'key'>) => void ask({ ...wish, key: newId('sal') }),
    askAgain: () => sale.kind === 'unanswered' && void ask(sale.wish),
    /** The buyer does not pay after all. If they just did, they have their tickets. */
    async giveUp() {
      if (!waitingFor) return
      const outcome = await calls.giveUp(waitingFor)
      if (outcome.kind === 'answered' && outcome.value.status === 'cancelled') setSale(begin())
      else await look()
    },
    next: () => setSale(begin()),
  }
}
