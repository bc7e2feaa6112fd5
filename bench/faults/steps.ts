import type { Lane } from './lane'
import { layWire, type Wire } from './tripwire'

/** What stops the product at a step: it is armed, tells how many have come to it, and lets the world go on after the kill. */
export type Stop = {
  arm: (round: number) => Promise<void> | void
  reached: () => Promise<number> | number
  disarm: () => Promise<void> | void
  leave?: () => Promise<void>
}

/** `does`: what the people of this step do when it is armed. */
export type Step = { name: string; says: string; does: 'order' | 'pay' | 'refund'; lay: (lane: Lane) => Promise<Stop> | Stop }

const wired =
  (wire: Wire, { cut = true } = {}) =>
  ({ databaseUrl }: Lane) =>
    layWire(databaseUrl, wire, cut)

const opens = 'POST /v1/checkout/sessions HTTP'
const refunds = 'POST /v1/refunds'

const gated =
  (name: 'stripe' | 'smtp', ways: ('asked' | 'answered')[], of?: string) =>
  ({ gates }: Lane): Stop => {
    const gate = gates[name]
    return { arm: (round) => gate.shut(ways[round % ways.length]!, of), reached: gate.kept, disarm: gate.open }
  }

/** The moments at which a process is killed, in the order of a purchase. */
export const steps: Step[] = [
  {
    name: 'reserved',
    says: 'after reserve: the seats are held, no payment is named yet',
    does: 'order',
    lay: wired({ on: 'BEFORE INSERT ON payments', when: 'true' }),
  },
  {
    name: 'asked',
    says: 'before the session is made: the provider has not got the request',
    does: 'order',
    lay: gated('stripe', ['asked'], opens),
  },
  {
    name: 'opened',
    says: 'after the session is made: the answer is lost',
    does: 'order',
    lay: gated('stripe', ['answered'], opens),
  },
  {
    name: 'unnamed',
    says: 'before the id of the session is saved',
    does: 'order',
    lay: wired({ on: 'BEFORE UPDATE ON payments', when: 'OLD.url IS NULL AND NEW.url IS NOT NULL' }),
  },
  {
    name: 'receipt',
    says: 'after the receipt is written',
    does: 'pay',
    lay: wired({ on: 'AFTER INSERT ON receipts', when: `NEW.kind = 'captured'` }),
  },
  {
    name: 'settling',
    says: 'while settling: the tickets are written, the seats not counted yet',
    does: 'pay',
    lay: wired({ on: 'AFTER INSERT ON tickets', when: 'true' }),
  },
  {
    name: 'settled',
    says: 'after settling: it commits, and the provider is not told that it was heard',
    does: 'pay',
    lay: wired(
      { on: 'AFTER UPDATE ON orders', when: `OLD.status <> 'confirmed' AND NEW.status = 'confirmed'`, late: true },
      { cut: false },
    ),
  },
  {
    name: 'mail',
    says: 'after tickets, before mail: the mail server has been called and has not spoken',
    does: 'pay',
    lay: gated('smtp', ['answered']),
  },
  {
    name: 'refund',
    says: 'during a refund: by turns before the provider has it, and after it is done',
    does: 'refund',
    lay: gated('stripe', ['asked', 'answered'], refunds),
  },
]
