import { AppError } from '@/lib/core/error'
import { once } from '@/lib/core/global'
import { callFunction } from '@/lib/db/sql'
import type { ReserveAnswer, SoldOutAnswer } from './outcome'

/** More in one statement makes the first of them wait for the last without selling any faster. */
const mostAtOnce = 64
/** About a second of selling. Whoever comes after them is better told to try again than left waiting. */
const mostWaiting = 5_000

type Kind = 'reserve_many' | 'look_many'
type Waiting = { json: string; resolve: (answer: unknown) => void; reject: (error: unknown) => void }

const queue = (kind: Kind) => once(`${kind}-queue`, () => ({ waiting: [] as Waiting[], inFlight: false }))

class Busy extends AppError {
  constructor() {
    super({
      kind: 'unavailable',
      code: 'orders.busy',
      message: 'Very many people are ordering at this moment. Try again in a few seconds.',
      retryAfter: 2,
    })
  }
}

/**
 * Calls `reserve` for one request, together with all others of this process that wait at that moment.
 *
 * Everybody in a rush wants the same row. One at a time, each of them pays for a round trip, a transaction, the wait for the
 * row's lock and a flush to disk; up to 64 in one statement (`reserve_many`) pay once. One statement is under way at a time: a
 * second one would only wait for the first one's rows. An idle process sends a request at once, and a busy one sends what
 * gathered while the last statement ran, so that nobody waits for company.
 *
 * Each request succeeds or fails by itself. When a statement fails as a whole, its requests are sent again one at a time,
 * and only the one that is to blame fails.
 * @throws AppError orders.busy when more wait than are served in a second, and what the database raises for this request
 */
export const reserveSoon = (request: object) => soon<ReserveAnswer>('reserve_many', request)

/** What is asked of one type, with who asks: for the SQL function `look_many`. */
export type Look = {
  eventId: string
  ticketTypeId: string
  quantity: number
  email: string | undefined
  userId: string | null
  key: string | null
}

/**
 * Looks whether it is plainly sold out, in the same way together with others: a small question, without a lock.
 * @returns null when that is for `reserveSoon` to say
 * @throws AppError orders.busy
 */
export const lookSoon = (look: Look) => soon<SoldOutAnswer | null>('look_many', look)

function soon<T>(kind: Kind, request: object): Promise<T> {
  const { waiting } = queue(kind)
  if (waiting.length >= mostWaiting) return Promise.reject(new Busy())
  const json = JSON.stringify(request)
  return new Promise((resolve, reject) => {
    waiting.push({ json, resolve: resolve as Waiting['resolve'], reject })
    next(kind)
  })
}

/** Sends what waits, unless a statement of its kind is under way. */
function next(kind: Kind) {
  const state = queue(kind)
  if (state.inFlight || state.waiting.length === 0) return
  state.inFlight = true
  queueMicrotask(() => {
    const batch = state.waiting.splice(0, mostAtOnce)
    send(kind, batch).then((tell) => {
      state.inFlight = false
      next(kind)
      // The statement leaves the process in the next tick, and no tick comes before all microtasks are done: those of whoever is
      // told now, which go on to answer people and to take their next orders. The database works meanwhile.
      setImmediate(tell)
    })
  })
}

/** @returns what tells each of them; never rejects */
async function send(kind: Kind, batch: Waiting[]): Promise<() => void> {
  try {
    const answers = await callFunction<unknown[]>(kind, `[${batch.map(({ json }) => json).join(',')}]`)
    return () => {
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index])
    }
  } catch (error) {
    if (batch.length === 1) return () => batch[0]!.reject(error)
    for (const each of batch) (await send(kind, [each]))()
    return () => undefined
  }
}
