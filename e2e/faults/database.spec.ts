import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { newcomer } from '../support/account'
import { rows } from '../support/database'
import { newEvent } from '../support/event'
import { type Product, removeData, root, startProduct } from '../support/product'
import { port as first } from '../support/site'
import { mustHold } from '../support/verify'

const port = first + 40
const base = `http://localhost:${port}`
const dataDir = '.data-e2e-database'

let product: Product | undefined
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  await removeData(dataDir)
  product = await startProduct({ port, dataDir, env: { FOYER_MODE: 'live', MAIL_TRANSPORT: 'outbox', LOG_LEVEL: 'fatal' } })
})
test.afterAll(async () => {
  await product?.stop()
  await removeData(dataDir)
})

/** The database's first process, and those it has started. */
function database() {
  const pid = Number(readFileSync(join(root, dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const listed = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  const children = listed.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid)
  return { pid, all: [pid, ...children.map(([child]) => child!)] }
}

type Event = Awaited<ReturnType<typeof newEvent>>
type Answer = { what: string; status: number; retryAfter: string | null; took: number; key?: string; id?: string }

/** People who order, read and look at a page without pause, until told to stop. Each order has a key of its own. */
function crowd(event: Event) {
  const answers: Answer[] = []
  let going = true
  const ask = async (what: string, url: string, init?: RequestInit, key?: string) => {
    const begun = performance.now()
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) })
    const text = await response.text()
    const id = response.status === 201 ? (JSON.parse(text) as { id: string }).id : undefined
    const retryAfter = response.headers.get('retry-after')
    answers.push({ what, status: response.status, retryAfter, took: performance.now() - begun, key, id })
  }
  const order = (key: string) =>
    ask(
      'order',
      `${base}/api/v1/events/${event.id}/orders`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({
          lines: [{ ticketTypeId: event.type.id, quantity: 1 }],
          buyer: { name: 'Flo Frozen', email: `${key}@example.org` },
        }),
      },
      key,
    )
  const repeat = async (work: () => Promise<void>) => {
    for (; going; await wait(100)) await work()
  }
  const busy = [
    ...Array.from({ length: 10 }, () => repeat(() => order(crypto.randomUUID()))),
    ...Array.from({ length: 4 }, () => repeat(() => ask('read', `${base}/api/v1/events?q=${crypto.randomUUID()}`))),
    ...Array.from({ length: 2 }, () => repeat(() => ask('page', `${base}/events/${event.slug}`))),
    repeat(() => ask('form', `${base}/events/${event.slug}/register`)),
  ]
  return {
    answers,
    order,
    async stop() {
      going = false
      await Promise.all(busy)
    },
    /** When that many more orders than now have been made. */
    selling: async (more = 10) => {
      const sold = () => answers.filter(({ status }) => status === 201).length
      const enough = sold() + more
      await expect.poll(sold, { timeout: 30_000, message: 'tickets are sold' }).toBeGreaterThanOrEqual(enough)
    },
  }
}

/** What everybody was told while the database was away, and that nothing they were told is lost. */
async function isHonest(people: ReturnType<typeof crowd>, event: Event, met: string[]) {
  const { answers } = people
  const slow = answers.filter(({ took }) => took > 10_000)
  expect(slow, 'nobody waits longer than ten seconds').toEqual([])
  const refused = answers.filter(({ status }) => status >= 300)
  expect(
    refused.map(({ what }) => what),
    'it was away',
  ).toEqual(expect.arrayContaining(met))
  for (const { what, status, retryAfter } of refused) expect([what, status, Number(retryAfter) > 0]).toEqual([what, 503, true])
  expect(answers.filter(({ what }) => what === 'page').map(({ status }) => status)).not.toContain(503)
  const told = answers.flatMap(({ id }) => id ?? [])
  const kept = await rows<{ id: string }>('SELECT id FROM orders WHERE id = ANY($1)', [told], dataDir)
  expect(kept.map(({ id }) => id).sort(), 'every order that was acknowledged is there').toEqual([...told].sort())
  const unsure = [...new Set(refused.flatMap(({ key }) => key ?? []))].slice(0, 20)
  for (const key of unsure) await people.order(key)
  const again = answers.slice(-unsure.length)
  expect(again.map(({ status }) => status)).toEqual(unsure.map(() => 201))
  const orders = await rows<{ email: string }>(
    'SELECT buyer_email AS email FROM orders WHERE event_id = $1 GROUP BY 1 HAVING count(*) > 1',
    [event.id],
    dataDir,
  )
  expect(orders, 'who sends the same again gets one order').toEqual([])
  const unsent = () => rows(`SELECT state FROM deliveries WHERE event_id = $1 AND state <> 'sent'`, [event.id], dataDir)
  await expect.poll(unsent, { timeout: 60_000, message: 'every mail goes out' }).toEqual([])
  await mustHold(dataDir)
}

/** What happens, how, and who must have met it. */
const faults: [string, (pids: ReturnType<typeof database>) => Promise<void>, string[]][] = [
  [
    'frozen for 15 seconds',
    async ({ all }) => {
      for (const pid of all) process.kill(pid, 'SIGSTOP')
      await wait(15_000)
      for (const pid of all) process.kill(pid, 'SIGCONT')
    },
    ['form', 'order', 'read'],
  ],
  ['killed', async ({ pid }) => void process.kill(pid, 'SIGKILL'), ['order']],
  ['restarted', async ({ pid }) => void process.kill(pid, 'SIGINT'), ['order']],
]

for (const [how, happens, met] of faults) {
  test(`under load, a database that is ${how}: 503 and when to try again, pages still, nothing acknowledged lost`, async () => {
    const { token } = await newcomer('Dee Database', base)
    const event = await newEvent(token, { base, title: `Where the database is ${how}`, quantity: 100_000 })
    const people = crowd(event)
    await people.selling()
    await happens(database())
    await people.selling(30)
    await people.stop()
    await isHonest(people, event, met)
  })
}
