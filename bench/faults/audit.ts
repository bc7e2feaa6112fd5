import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '@/bin/root'
import type { Lane, Stage } from './lane'

let turn: Promise<unknown> = Promise.resolve() // the command is bundled at each start, into one file

/** `npm run verify` on a lane's database. @returns what it said when something does not hold */
async function verified({ databaseUrl }: Lane, { secret }: Stage): Promise<string[]> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, FOYER_MODE: 'live', MAIL_TRANSPORT: 'outbox', FOYER_SECRET: secret }
  const child = spawn(process.execPath, ['bin/run.mjs', 'verify'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0 ? [] : [`npm run verify ended with ${code}: ${said}`]
}

type Books = { kept: number; open: number; seats: number; valid: number }

/** The provider's books beside ours, and mails beside orders. @returns what differs */
async function compared({ pool, stripe, smtp }: Lane): Promise<string[]> {
  const { rows } = await pool.query<Books>(`
    SELECT (SELECT coalesce(sum(captured_minor - refunded_minor), 0) FROM payments)::int AS kept,
           (SELECT coalesce(sum(held), 0) FROM inventory)::int AS open,
           (SELECT coalesce(sum(i.sold), 0) FROM inventory i JOIN ticket_types y ON y.inventory_id = i.id)::int AS seats,
           (SELECT count(*) FROM tickets WHERE status = 'valid')::int AS valid`)
  const ours = rows[0]!
  const sessions = [...stripe.books.sessions.values()]
  const captured = sessions.reduce((sum, each) => sum + (each.payment_status === 'paid' ? each.amount_total : 0), 0)
  const sentBack = [...stripe.books.refunds.values()].reduce((sum, { amount }) => sum + amount, 0)
  const payable = sessions.filter(({ status }) => status === 'open').length
  const orders = await pool.query<{ email: string }>(`SELECT buyer_email AS email FROM orders WHERE status = 'confirmed'`)
  const told = new Set(smtp.mails.map(({ to }) => to.address))
  const untold = orders.rows.filter(({ email }) => !told.has(email)).length
  return [
    ...(captured - sentBack === ours.kept ? [] : [`the provider keeps ${captured - sentBack}, our books say ${ours.kept}`]),
    ...(ours.open === 0 ? [] : [`${ours.open} seats are still held`]),
    ...(ours.seats === ours.valid ? [] : [`${ours.seats} seats are sold, ${ours.valid} tickets are valid`]),
    ...(payable === 0 ? [] : [`${payable} sessions at the provider can still be paid`]),
    ...(untold === 0 ? [] : [`${untold} confirmed orders were told nothing`]),
  ]
}

/** Everything that must hold once all has ended. @returns what does not */
export async function audit(lane: Lane, stage: Stage): Promise<string[]> {
  const verifying = turn.then(() => verified(lane, stage))
  turn = verifying.catch(() => undefined)
  return [...(await verifying), ...(await compared(lane))]
}

/** How many mails came more than once: SMTP cannot tell whether one was taken when the line is cut, so it may happen. */
export function mailsTwice({ smtp }: Lane): number {
  const ids = smtp.mails.map(({ headers }) => headers['message-id'])
  return ids.length - new Set(ids).size
}
