import type { FakeProvider } from './fake-provider'

/** One order as the rules on paper have it: written without a look at the table or the SQL that do it. */
export type PaperOrder = {
  id: string
  type: number
  quantity: number
  unit: number
  status: string
  timeUp: boolean
  endReason: string | null
  /** payments by id */
  sessions: Map<string, 'opening' | 'open' | 'processing' | 'captured' | 'failed' | 'closed'>
  /** money by the provider's name of it */
  money: Map<string, { amount: number; back: number }>
  /** tickets that admit */
  live: number
  /** refunds that were promised and not sent */
  due: boolean
}

type Fact = Parameters<PaperWorld['hear']>[1]

const holds = ({ status }: PaperOrder) => status === 'pending' || status === 'awaiting_confirmation'
const over = (state: string | undefined) => state === 'captured' || state === 'failed' || state === 'closed'
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0)
export const captured = ({ money }: PaperOrder) => sum([...money.values()].map(({ amount }) => amount))
export const promised = ({ money }: PaperOrder) => sum([...money.values()].map(({ back }) => back))

export class PaperWorld {
  orders: PaperOrder[] = []
  keys = new Map<string, { request: string; id: string }>()
  constructor(
    /** of the event, and of each type */
    readonly whole: number,
    readonly capacities: number[],
    readonly bank: FakeProvider,
  ) {}

  taken(type?: number, counts: (order: PaperOrder) => boolean = holds) {
    const of = this.orders.filter((order) => type === undefined || order.type === type)
    return { held: sum(of.filter(counts).map(({ quantity }) => quantity)), sold: sum(of.map(({ live }) => live)) }
  }

  /** What a buyer can get; holds whose time is up and that nobody can pay do not count for one who orders. */
  free(type: number, asked: 'to order' | 'late') {
    const counts = (order: PaperOrder) => holds(order) && (asked === 'late' || !this.isLimbo(order))
    const left = (capacity: number, of?: number) => {
      const { held, sold } = this.taken(of, counts)
      return capacity - held - sold
    }
    return Math.min(left(this.capacities[type]!, type), left(this.whole))
  }

  /** Its time is up and nobody can pay it: it may be ended at any moment. */
  isLimbo = (order: PaperOrder) => order.status === 'pending' && order.timeUp && [...order.sessions.values()].every(over)

  hear(order: PaperOrder, fact: { kind: string; paymentId: string; ref?: string; amount?: number }) {
    const { kind, paymentId } = fact
    if (kind === 'captured') return this.captured(order, fact)
    if (over(order.sessions.get(paymentId))) return
    order.sessions.set(paymentId, kind as 'closed')
    if (kind === 'processing' && order.status === 'pending') order.status = 'awaiting_confirmation'
    const confirming = [...order.sessions.values()].includes('processing')
    if (kind === 'failed' && order.status === 'awaiting_confirmation' && !confirming) {
      order.status = 'expired'
      order.endReason = 'payment_failed'
    }
  }

  private captured(order: PaperOrder, { paymentId, ref, amount }: Fact) {
    if (order.money.has(ref!)) return
    const asked = order.quantity * order.unit
    const free = this.free(order.type, 'late')
    const money = { amount: amount!, back: amount! }
    order.money.set(ref!, money)
    order.sessions.set(paymentId, 'captured')
    const stands = !holds(order) && order.status !== 'expired' && order.status !== 'cancelled'
    if (stands || amount! < asked) {
      order.due = true
      return
    }
    const mayComeBack = order.status === 'expired' || (order.status === 'cancelled' && order.endReason === 'left')
    if (holds(order) || (mayComeBack && free >= order.quantity)) {
      order.status = 'confirmed'
      order.live = order.quantity
      money.back = amount! - asked
      order.due ||= money.back > 0
      return
    }
    order.status = 'refund_due'
    order.due = true
  }

  /** Everything the bank knows of a payment. */
  factsOf(paymentId: string): Fact[] {
    const session = this.bank.sessions.get(paymentId)
    if (!session) return []
    const money = session.charges.map(({ paymentRef, amountMinor }) => ({
      kind: 'captured',
      paymentId,
      ref: paymentRef,
      amount: amountMinor,
    }))
    return session.state === 'open' ? money : [...money, { kind: session.state, paymentId }]
  }

  ask(order: PaperOrder, paymentId: string, close: boolean) {
    const facts = this.factsOf(paymentId)
    const open = close && (this.bank.sessions.get(paymentId)?.state ?? 'open') === 'open'
    for (const fact of open ? [...facts, { kind: 'closed', paymentId }] : facts) this.hear(order, fact)
  }

  /** Closes what could still be paid and ends the hold, if it may. */
  end(order: PaperOrder, status: 'expired' | 'cancelled', reason: string) {
    const confirming = () => [...order.sessions.values()].includes('processing')
    if (!holds(order) || (status === 'cancelled' && confirming())) return
    for (const [id, state] of order.sessions) if (!over(state) && state !== 'processing') this.ask(order, id, true)
    if (!holds(order) || confirming()) return
    order.status = status
    order.endReason = reason
  }

  sweep() {
    for (const order of this.orders) if (order.timeUp) this.end(order, 'expired', 'hold_ended')
  }

  reconcile() {
    for (const order of this.orders) {
      for (const [id, state] of order.sessions) {
        const open = state === 'opening' || state === 'open'
        if (open && holds(order) && order.timeUp) continue
        if (open && !holds(order)) this.ask(order, id, true)
        else if (state !== 'opening') this.ask(order, id, false)
      }
    }
  }

  /** Orders that money nobody told of would bring back: whichever is heard first gets the seats. */
  latecomers = () =>
    this.orders.filter(
      (order) =>
        !holds(order) &&
        [...order.sessions.keys()].some((id) => this.factsOf(id).some(({ ref }) => ref && !order.money.has(ref))),
    )

  refund(order: PaperOrder, what: 'all' | 'amount' | 'ticket', amount: number): 'refunded' | 'refused' {
    const left = captured(order) - promised(order)
    const asked = what === 'all' ? left : what === 'amount' ? amount : order.unit
    if (order.status !== 'confirmed' && order.status !== 'partly_refunded') return 'refused'
    if (asked > left || asked === 0) return 'refused'
    const whole = asked === left || (what === 'ticket' && order.live === 1)
    let rest = asked
    for (const money of [...order.money.values()].sort((a, b) => b.amount - b.back - (a.amount - a.back))) {
      const part = Math.min(rest, money.amount - money.back)
      money.back += part
      rest -= part
    }
    order.live = whole ? 0 : order.live - (what === 'ticket' ? 1 : 0)
    order.status = whole ? 'refund_due' : 'partly_refunded'
    order.due = true
    return 'refunded'
  }

  send() {
    for (const order of this.orders) {
      order.due = false
      if (order.status === 'refund_due') order.status = 'refunded'
    }
  }
}
