import { AppError } from '@/lib/core/error'

/** What an event still lacks before it can be published. `path` names the field to mend, '' when it is none of the form. */
export type Lack = { code: string; path: string; message: string }

export class NotReady extends AppError {
  constructor(missing: Lack[]) {
    super({
      kind: 'conflict',
      code: 'events.not_ready',
      message: `Not ready to publish: ${missing.map(({ message }) => message).join(' ')}`,
      facts: { missing: missing.map(({ code, message }) => ({ code, message })) },
      fields: missing.map(({ path, message }) => ({ path, message })),
    })
  }
}

export class ChangedMeanwhile extends AppError {
  constructor(updatedAt: Date) {
    super({
      kind: 'conflict',
      code: 'events.changed_meanwhile',
      message:
        'Somebody changed this event after you opened it, perhaps you in another tab. Nothing was written. Open it again to see the change.',
      facts: { updatedAt: updatedAt.toISOString() },
    })
  }
}

export class WrongState extends AppError {
  constructor(status: string, message: string) {
    super({ kind: 'conflict', code: `events.${status}`, message, facts: { status } })
  }
}

const people = (count: number) =>
  count === 1 ? 'One person holds a ticket' : `${count.toLocaleString('en')} people hold tickets`

export class TicketsOut extends AppError {
  constructor(tickets: number) {
    super({
      kind: 'conflict',
      code: 'events.tickets_out',
      message: `${people(tickets)}. Make the event unlisted to take it out of the listings, or cancel it so that they are told.`,
      facts: { tickets },
    })
  }
}

export class HasOrders extends AppError {
  constructor(orders: number) {
    super({
      kind: 'conflict',
      code: 'events.has_orders',
      message: `This event has ${orders === 1 ? 'an order' : `${orders.toLocaleString('en')} orders`}, and what was ordered is kept. Cancel it instead.`,
      facts: { orders },
    })
  }
}

/** A pool cannot be made smaller than what is already taken of it. */
export class CapacityBelowSold extends AppError {
  constructor({ asked, taken, path = 'capacity' }: { asked: number; taken: number; path?: string }) {
    const message = `${taken.toLocaleString('en')} are already taken; ${asked.toLocaleString('en')} would be too few. Make it ${taken.toLocaleString('en')} or more.`
    super({ kind: 'conflict', code: 'events.capacity_below_sold', message, facts: { asked, taken }, fields: [{ path, message }] })
  }
}

export class CurrencyInUse extends AppError {
  constructor(currency: string) {
    const message = `Orders were made in ${currency}; the currency stays.`
    super({
      kind: 'conflict',
      code: 'events.currency_in_use',
      message,
      facts: { currency },
      fields: [{ path: 'currency', message }],
    })
  }
}
