import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '@/bin/root'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { draftOrder } from '@/lib/orders/draft'

const clientCounts = [2, 5, 10, 20, 50]

/**
 * Makes `bench_request(n)`: the JSON `reserve` is called with for one ticket, with `n` in everything that has to be new. It costs
 * the database a replace() in a text of 1 KB.
 */
export async function makeRequests(hot: { eventId: string; ticketTypeId: string }) {
  const buyer = { name: 'Bo Buyer', email: 'b_@@example.org' }
  const { lines, tickets } = draftOrder({ buyer, attendees: [], lines: [{ ticketTypeId: hot.ticketTypeId, quantity: 1 }] })
  const fresh = (length: number) => '@'.padEnd(length - 18, 'x')
  const request = {
    orderId: `ord_${fresh(26)}`,
    number: '@',
    token: fresh(43),
    lines: [{ ...lines[0]!, id: `lin_${fresh(26)}` }],
    tickets: [{ ...tickets[0]!, id: `tkt_${fresh(26)}`, lineId: `lin_${fresh(26)}`, serial: '@', linkToken: fresh(43) }],
    eventId: hot.eventId,
    userId: null,
    buyer: { ...buyer, email: 'b_@#example.org' },
    idempotencyKey: `${hot.eventId}:key_${fresh(26)}`,
    requestHash: 'f'.repeat(64),
    actor: 'anonymous',
    requestId: `req_${fresh(26)}`,
  }
  const template = JSON.stringify(request).replaceAll("'", "''")
  await db().$executeRawUnsafe('DROP FUNCTION IF EXISTS bench_request')
  await db().$executeRawUnsafe(
    `CREATE FUNCTION bench_request(n bigint) RETURNS jsonb LANGUAGE sql AS $$ SELECT replace(replace('${template}', '@', n::text), '#', '@')::jsonb $$`,
  )
}

const hasPgbench = spawnSync('pgbench', ['--version']).status === 0

/** The program the figures come from: pgbench where it is installed, otherwise a loop over `pg` in a process of its own. */
export const driver = hasPgbench ? 'pgbench' : 'pg'

function output(command: string, args: string[]) {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let [text, complaint] = ['', '']
    child.stdout.on('data', (part) => (text += part))
    child.stderr.on('data', (part) => (complaint += part))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(complaint))))
  })
}

/** Calls per second of `SELECT name(bench_request(n))` by so many clients, each with a prepared statement, from another process. */
export async function databaseRate(name: string, clients: number, seconds: number): Promise<number> {
  const url = env().databaseUrl
  if (!hasPgbench) {
    return Number(
      await output(process.execPath, [join(root, 'bench', 'plain-client.mjs'), url, name, String(clients), String(seconds)]),
    )
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const script = join(folder, 'script.sql')
    writeFileSync(script, `\\set n random(1000000000000000000, 9000000000000000000)\nSELECT ${name}(bench_request(:n));\n`)
    const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script, url]
    const [, tps] = /tps = ([\d.]+)/.exec(await output('pgbench', args)) ?? []
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How many clients serve a function best: it is compared at its best. `prepare` is run before each. */
export async function bestClients(name: string, prepare: () => Promise<void>) {
  let best = { clients: 0, rate: 0 }
  for (const clients of clientCounts) {
    await prepare()
    const rate = await databaseRate(name, clients, 3)
    console.log(`  ${name} by ${driver}, ${clients} clients: ${rate.toFixed(0)}/s`)
    if (rate > best.rate) best = { clients, rate }
  }
  return best
}
