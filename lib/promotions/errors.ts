import { AppError } from '@/lib/core/error'

export class CodeTaken extends AppError {
  constructor(code: string) {
    const message = `This event has the code ${code} already.`
    super({ kind: 'conflict', code: 'promotions.code_taken', message, facts: { code }, fields: [{ path: 'code', message }] })
  }
}

/** What was ordered keeps the code it was ordered with. */
export class CodeUsed extends AppError {
  constructor(orders: number) {
    super({
      kind: 'conflict',
      code: 'promotions.code_used',
      message: `${orders === 1 ? 'One order was' : `${orders.toLocaleString('en')} orders were`} made with this code, and what was ordered is kept. Switch it off instead.`,
      facts: { orders },
    })
  }
}

export class TooManyCodes extends AppError {
  constructor(limit: number) {
    super({
      kind: 'conflict',
      code: 'promotions.too_many_codes',
      message: `An event has at most ${limit.toLocaleString('en')} codes.`,
      facts: { limit },
    })
  }
}
