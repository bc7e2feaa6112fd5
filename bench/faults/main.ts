import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '@/bin/root'
import { signAccessToken } from '@/lib/auth/access-token'
import { startSession } from '@/lib/auth/start-session'
import { inTransaction } from '@/lib/db/tx'
import { anonymous, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { cleanedUp } from '../clean-up'
import { built } from '../http/built'
import { audit, mailsTwice } from './audit'
import { withCopies } from './databases'
import { watchEnds } from './ends'
import { openLane, type Stage } from './lane'
import { round } from './rounds'
import { type Step, steps } from './steps'

const limit = 120 // seconds after a restart within which everything is finished or released
const lanes = 4 // steps tried at the same time

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

async function bundleProduct() {
  const out = join('.foyer', 'fault-product.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/faults/product.ts'],
    outfile: out,
    alias: { '@': root },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'warning',
  })
  return ['--no-deprecation', out]
}

/** An event that sells all it takes, and its organiser. */
async function prepare() {
  const { id: userId } = await makeUser()
  const { id: organisationId } = await makeOrganisation([{ userId, role: 'owner' }])
  const event = await makeEvent({ organisationId, capacity: 100_000 })
  const type = await makeTicketType(event.id, { quantity: 100_000, priceMinor: 2_000 })
  const sessionId = await inTransaction((tx) => startSession(tx, anonymous(), { userId }, 'token'))
  return { eventId: event.id, ticketTypeId: type.id, bearer: () => signAccessToken(sessionId) }
}

type Result = { step: Step; line: string; wrong: string[] }

/** One step, killed so many times one after the other: nobody waits for what the last kill left behind. */
async function tryStep(step: Step, times: number, stage: Stage, databaseUrl: string): Promise<Result> {
  const lane = await openLane(stage, databaseUrl, await freePort())
  const ends = watchEnds(lane)
  const wrong: string[] = []
  let there = 0
  try {
    await lane.product.start()
    const stop = await step.lay(lane)
    for (let number = 0; number < times; number++) {
      const reached = await round(lane, step, stop, number)
      if (reached === 0) wrong.push(`kill ${number + 1} met nobody at the step`)
      there += reached
      await ends.pause()
      if ((number + 1) % 10 === 0 && number + 1 < times) console.log(`  ${step.name.padEnd(9)} ${number + 1} kills`)
    }
    await stop.leave?.()
    wrong.push(...(await ends.settled()))
    wrong.push(...(await audit(lane, stage)))
    const took = lane.errands.map(({ restartedAt = 0, endedAt }) => ((endedAt ?? Number.POSITIVE_INFINITY) - restartedAt) / 1000)
    const longest = Math.max(...took)
    if (longest > limit) wrong.push(`an order took ${longest.toFixed(0)} s to its end`)
    const ended = (how: string) => lane.errands.filter(({ wants, endedAt }) => wants === how && endedAt).length
    const fates = (['confirmed', 'expired', 'refunded'] as const).map((how) => `${ended(how)} ${how}`).join(', ')
    const line = `${times} kills at ${there} orders; ${fates}; longest ${longest.toFixed(1)} s; ${mailsTwice(lane)} mails twice`
    return { step, line, wrong }
  } finally {
    await ends.stop()
    await lane.close()
  }
}

async function tryAll(chosen: Step[], times: number, stage: Stage, copy: (name: string) => Promise<string>, atOnce: number) {
  const waiting = [...chosen]
  const results: Result[] = []
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await tryStep(step, times, stage, await copy(`kill_${step.name}`))
      console.log(`  ${step.name.padEnd(9)} ${result.line}`)
      for (const each of result.wrong) console.log(`            ${each}`)
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

/**
 * npm run bench:kill [steps] [--times=50] [--server]: kills the product at each step of a purchase. `--server` kills the whole web server
 * with its pages, one step after the other, instead of its doors and background work alone.
 * @returns the exit code: 1 when anything is left open, takes more than two minutes or does not hold
 */
export async function main(args: string[]): Promise<number> {
  const times = Number(args.find((each) => each.startsWith('--times='))?.slice(8) ?? 50)
  const whole = args.includes('--server')
  const named = args.filter((each) => !each.startsWith('--'))
  const chosen = steps.filter(({ name }) => named.length === 0 || named.includes(name))
  const secret = randomBytes(32).toString('hex')
  Object.assign(process.env, { FOYER_MODE: 'demo', FOYER_SECRET: secret, LOG_LEVEL: 'error' })
  try {
    if (whole) await built()
    const product = whole ? ['bin/run.mjs', 'serve'] : await bundleProduct()
    const results = await withCopies(prepare, (copy, stage) =>
      tryAll(chosen, times, { product, secret, ...stage }, copy, whole ? 1 : lanes),
    )
    const bad = results.filter(({ wrong }) => wrong.length > 0).length
    console.log(`kill ${results.length} steps, ${times} times each, ${bad} with something wrong ${bad === 0 ? 'ok' : 'short'}`)
    return bad === 0 ? 0 : 1
  } finally {
    await cleanedUp()
  }
}
