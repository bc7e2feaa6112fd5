import { AppError } from '@/lib/core/error'

export class TypeInUse extends AppError {
  constructor(orders: number) {
    super({
      kind: 'conflict',
      code: 'tickets.type_in_use',
      message: `${orders === 1 ? 'One order has' : `${orders.toLocaleString('en')} orders have`} tickets of this type, and what was ordered is kept. End its sales instead.`,
      facts: { orders },
    })
  }
}

export class LastType extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'tickets.last_type',
      message: 'A published event keeps at least one ticket type. Add another before you delete this one.',
    })
  }
}

export class TooManyTypes extends AppError {
  constructor(limit: number) {
    super({
      kind: 'conflict',
      code: 'tickets.too_many_types',
      message: `An event has at most ${limit} ticket types.`,
      facts: { limit },
    })
  }
}

export class NotRenamable extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'tickets.not_renamable',
      message: 'This ticket was used or is no longer valid, so the name on it stays.',
    })
  }
}

/** What was ordered as tickets stays tickets, and a gift a gift: one takes seats, the other none. */
export class PricingInUse extends AppError {
  constructor(taken: number) {
    const message = `${taken.toLocaleString('en')} of it are taken, so a ticket cannot become a donation, nor the reverse. Add another type.`
    super({
      kind: 'conflict',
      code: 'tickets.pricing_in_use',
      message,
      facts: { taken },
      fields: [{ path: 'pricing', message }],
    })
  }
}

export class PoolTooSmall extends AppError {
  constructor({ name, capacity, taken }: { name: string; capacity: number; taken: number }) {
    const message = `“${name}” has ${capacity.toLocaleString('en')} in all; with what is taken of this type it would need ${taken.toLocaleString('en')}. Make the pool larger first.`
    super({
      kind: 'conflict',
      code: 'tickets.pool_too_small',
      message,
      facts: { capacity, taken },
      fields: [{ path: 'poolId', message }],
    })
  }
}

export class PoolInUse extends AppError {
  constructor(types: number) {
    super({
      kind: 'conflict',
      code: 'tickets.pool_in_use',
      message: `${types === 1 ? 'One ticket type shares' : `${types} ticket types share`} this pool. Take ${types === 1 ? 'it' : 'them'} out first.`,
      facts: { types },
    })
  }
}

export class TooManyPools extends AppError {
  constructor(limit: number) {
    super({
      kind: 'conflict',
      code: 'tickets.too_many_pools',
      message: `An event has at most ${limit} shared pools.`,
      facts: { limit },
    })
  }
}
