import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/bin/root'
import { db } from '@/lib/db/client'
import { closeHotPool } from '@/lib/db/sql'
import { type Bar, rate, ratios } from './bar'
import { bestClients, databaseRate, driver, makeRequests } from './database-rate'
import { buyOne, hotEvent } from './rush'

const seconds = 4
const callers = 200

type Hot = Awaited<ReturnType<typeof hotEvent>>
const ours = (hot: Hot) => ({ name: `placeOrder, ${callers} callers`, run: () => rate(callers, seconds, () => buyOne(hot)) })

/** A function called by other processes, from as many clients as serve it best, each time for an event nobody has ordered from. */
async function theirs(name: string) {
  const fresh = async () => {
    const hot = await hotEvent(100_000_000)
    if (name === 'row_per_seat') await db().$executeRaw`SELECT make_seats(${hot.ticketTypeId}, 60000)`
    await makeRequests(hot)
  }
  const { clients } = await bestClients(name, fresh)
  const run = async () => {
    await fresh()
    return databaseRate(name, clients, seconds)
  }
  return { name: `${name} by ${driver}, ${clients} clients`, run }
}

/**
 * Makes every flush to disk a millisecond longer, as on an ordinary cloud disk. The server has no switch for that; commit_delay with
 * commit_siblings = 0 has each flush wait so long first, with the lock in hand under which it flushes.
 */
async function slowDisk() {
  await db().$executeRawUnsafe('ALTER DATABASE bench SET commit_delay = 1000')
  await db().$executeRawUnsafe('ALTER DATABASE bench SET commit_siblings = 0')
  await closeHotPool()
}

const disks = [
  { suffix: '', and: '', prepare: async () => undefined },
  { suffix: '-1ms', and: ', each flush to disk 1 ms longer', prepare: slowDisk },
]

/** P1: a rush is served faster through the queue of one process than the database serves it from as many connections as it likes. */
export const queueBars: Bar[] = disks.map(({ suffix, and, prepare }) => ({
  id: `P1${suffix}`,
  what: `reservations of one hot ticket type through placeOrder ÷ the same function called from another process, at its best${and}`,
  floor: 0.7,
  aim: 2,
  measure: async () => {
    const hot = await hotEvent(100_000_000)
    await prepare()
    await ours(hot).run()
    return ratios(ours(hot), await theirs('reserve'))
  },
}))

/** P2: ÷ the two designs others use, with the same request and the same rows written. Of each round the nearer of the two counts. */
export const designBars: Bar[] = disks.map(({ suffix, and, prepare }) => ({
  id: `P2${suffix}`,
  what: `reservations through placeOrder ÷ lock and count, ÷ a row per seat with ordered SKIP LOCKED, each at its best${and}`,
  floor: 2,
  aim: 4,
  measure: async () => {
    const hot = await hotEvent(100_000_000)
    await prepare()
    for (const file of ['common', 'lock-and-count', 'row-per-seat']) {
      await db().$executeRawUnsafe(readFileSync(join(root, 'bench', 'reference', `${file}.sql`), 'utf8'))
    }
    await ours(hot).run()
    const counted = await ratios(ours(hot), await theirs('lock_and_count'))
    const seated = await ratios(ours(hot), await theirs('row_per_seat'))
    return counted.map((each, round) => Math.min(each, seated[round]!))
  },
}))
