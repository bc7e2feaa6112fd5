import type { Invariant } from './invariant'
import { activities } from './invariants/activities'
import { admissions } from './invariants/admissions'
import { confirmations } from './invariants/confirmations'
import { inventory } from './invariants/inventory'
import { orderKeys } from './invariants/order-keys'
import { tickets } from './invariants/tickets'

/** Everything that must hold, in the order it is told. A new one is a file beside the others and a line here. */
export const invariants: Invariant[] = [inventory, tickets, admissions, orderKeys, confirmations, activities]
