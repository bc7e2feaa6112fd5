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
