import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { makeEvent, makeSharedPool, makeTicketType } from '@/lib/testing/factories'
import { reportOf } from '@/lib/verify/report'
import { verify } from '@/lib/verify/verify'
import { cleanedUp } from '../clean-up'
import { built } from '../http/built'
import { withDatabase } from '../with-database'
import { buy, habitOf, inDatabase, type Story } from './buyer'
import { startPrograms, untilWell } from './programs'

const buyers = 500
const seats = 50
const spread = 20_000 // milliseconds over which they come
const patience = 300_000 // milliseconds until every order has an end

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** 50 seats in two pools of 25, each shared by two ticket types; one type of each pool has a tier by quantity. */
async function stage() {
  const event = await makeEvent({ capacity: seats })
  const types: string[] = []
  for (const name of ['Stalls', 'Gallery']) {
    const pool = await makeSharedPool(event.id, { name, capacity: seats / 2 })
    const tier = [{ name: 'Early bird', priceMinor: 1_500, upTo: 10 }]
    types.push(
      (await makeTicketType(event.id, { name, quantity: seats, priceMinor: 2_000, poolId: pool.id, priceTiers: tier })).id,
    )
    types.push(
      (await makeTicketType(event.id, { name: `${name}, reduced`, quantity: 30, priceMinor: 1_200, poolId: pool.id })).id,
    )
  }
  return { eventId: event.id, types }
}

/** Where the server keeps its data, and with it the number of its process. */
const dataFolder = () =>
  inDatabase(async () => {
    const [row] = await db().$queryRaw<{ folder: string }[]>`SELECT current_setting('data_directory') AS folder`
    return row!.folder
  })

/** Ends the database at once, without a checkpoint; whoever uses it starts it again. */
function killDatabase(folder: string) {
  process.kill(Number(readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGQUIT')
}

type Open = { holding: number; owed: number; unsettled: number }

async function stillOpen(): Promise<Open> {
  const [open] = await db().$queryRaw<Open[]>`
    SELECT (SELECT count(*) FROM orders WHERE status IN ('pending', 'awaiting_confirmation', 'refund_due'))::int AS holding,
           (SELECT count(*) FROM refunds WHERE state <> 'done')::int AS owed,
           (SELECT count(*) FROM payments WHERE state IN ('opening', 'open', 'processing'))::int AS unsettled`
  return open!
}

/** Whoever still holds seats without paying walks away now; then everything must find its end by itself. */
async function untilSettled(): Promise<Open> {
  for (const end = Date.now() + patience; ; await wait(1_000)) {
    await db().$executeRaw`UPDATE orders SET expires_at = now() WHERE status = 'pending' AND expires_at > now()`.catch(() => 0)
    const open = await stillOpen().catch(() => null)
    if (open && open.holding + open.owed + open.unsettled === 0) return open
    if (Date.now() > end) return open ?? { holding: -1, owed: -1, unsettled: -1 }
  }
}

const tally = (names: string[]) => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

async function rush(): Promise<boolean> {
  await built()
  const { eventId, types } = await stage()
  const port = await freePort()
  const site = `http://127.0.0.1:${port}`
  const { server, worker } = startPrograms(port)
  const folder = await dataFolder()
  let databaseRestarts = 0
  try {
    await untilWell(site)
    const faults = (async () => {
      for (const at of [3, 8, 13]) {
        await wait(at === 3 ? 3_000 : 5_000)
        await server.killAndRestart()
        await worker.killAndRestart()
        if (at !== 8) continue
        killDatabase(folder)
        databaseRestarts += 1
      }
    })()
    const buying = Promise.all(
      Array.from({ length: buyers }, async (_, n): Promise<Story> => {
        await wait((n / buyers) * spread)
        return buy(site, eventId, types[n % types.length]!, habitOf(Math.random()))
      }),
    )
    const [stories] = await Promise.all([buying, faults])
    // What was told is told again, in another order: nothing may come of it.
    await inDatabase(
      () =>
        db().$executeRaw`UPDATE sandbox_events SET delivered_at = NULL, due_at = now() + random() * interval '3 seconds'
                      WHERE delivered_at IS NOT NULL AND random() < 0.5`,
    )
    const open = await untilSettled()
    return await report(stories, open, server.kills + worker.kills, databaseRestarts)
  } finally {
    await Promise.all([server.stop(), worker.stop()])
  }
}

/** What is not back yet, with what its provider was told and has said. */
const owed = async () =>
  JSON.stringify(
    await db().$queryRaw`
      SELECT r.id, r.state, r.reason, r.attempts, r.generation, r.last_error, r.provider_ref, r.try_after::text, r.created_at::text, now()::text AS now,
             (SELECT jsonb_agg(to_jsonb(x) - 'payment_id' - 'order_id') FROM receipts x WHERE x.payment_ref = p.payment_ref) AS receipts,
             (SELECT jsonb_agg(to_jsonb(e)) FROM sandbox_events e WHERE e.body::text LIKE '%' || r.id || '%') AS told
      FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.state <> 'done'`,
    null,
    1,
  )

async function report(stories: Story[], open: Open, kills: number, databaseRestarts: number): Promise<boolean> {
  const [sold] = await db().$queryRaw<{ tickets: number; charged: number; kept: number; statuses: string[] }[]>`
    SELECT (SELECT count(*) FROM tickets WHERE status = 'valid')::int AS tickets,
           (SELECT coalesce(sum(total_minor), 0) FROM orders WHERE status = 'confirmed')::int AS charged,
           (SELECT coalesce(sum(captured_minor - refunded_minor), 0) FROM payments)::int AS kept,
           (SELECT array_agg(status) FROM orders) AS statuses`
  const verdicts = await verify({ seconds: 60 })
  const broken = verdicts.filter(({ count }) => count > 0)
  console.log(`  buyers     ${buyers}: ${tally(stories.map(({ told }) => told))}`)
  console.log(`  did        ${tally(stories.filter(({ orderId }) => orderId).map(({ habit }) => habit))}`)
  console.log(`  orders     ${tally(sold!.statuses ?? [])}`)
  console.log(`  faults     ${kills} kills -9, ${databaseRestarts} restarts of the database, half of all receipts told again`)
  console.log(`  tickets    ${sold!.tickets} of ${seats} seats`)
  console.log(`  money      kept ${sold!.kept}, charged for what stands ${sold!.charged}`)
  console.log(`  open       ${open.holding} orders, ${open.owed} refunds, ${open.unsettled} payments without an end`)
  if (open.owed > 0) console.log(await owed())
  for (const verdict of verdicts) for (const line of reportOf(verdict)) console.log(`  ${line}`)
  const ended = open.holding + open.owed + open.unsettled === 0
  const good = ended && broken.length === 0 && sold!.tickets <= seats && sold!.tickets > seats / 2 && sold!.kept === sold!.charged
  console.log(`oversell ${sold!.tickets} of ${seats} sold, ${broken.length} invariants broken ${good ? 'ok' : 'short'}`)
  return good
}

/** 500 buyers, 50 seats, everything that can go wrong. @returns the exit code: 1 when anything does not hold, or has no end */
export async function main(): Promise<number> {
  try {
    return (await withDatabase(rush)) ? 0 : 1
  } finally {
    await cleanedUp()
  }
}
