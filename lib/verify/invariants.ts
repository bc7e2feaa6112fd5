import type { Invariant } from './invariant'
import { activities } from './invariants/activities'
import { admissions } from './invariants/admissions'
import { books } from './invariants/books'
import { confirmations } from './invariants/confirmations'
import { holds } from './invariants/holds'
import { inventory } from './invariants/inventory'
import { orderKeys } from './invariants/order-keys'
import { payments } from './invariants/payments'
import { tickets } from './invariants/tickets'

/** Everything that must hold, in the order it is told. A new one is a file beside the others and a line here. */
export const invariants: Invariant[] = [
  inventory,
  payments,
  books,
  tickets,
  admissions,
  orderKeys,
  confirmations,
  activities,
  holds,
]
