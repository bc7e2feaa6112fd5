import { gzipSync } from 'node:zlib'
import { createClock } from '@/components/scanner/offline/clock'
import { decideHere, lookUp } from '@/components/scanner/offline/decide-here'
import { openRoster } from '@/components/scanner/offline/roster'
import { readRosterPage } from '@/components/scanner/offline/roster-page'
import { openVault } from '@/components/scanner/offline/vault'
import type { ManifestView } from '@/lib/checkin/manifest-schema'
import { newReadableCode } from '@/lib/core/id'
import { generateEventKey, newTicketSerial, signTicketCode } from '@/lib/tickets/code'
import { type Bar, rounds } from './bar'
import { personName } from './door-people'

const people = 50_000
const pageSize = 5_000
const scans = 400
const searches = ['ann', 'smi', 'lópez', 'zzz', 'eve wong', 'garcia m', 'K7M', 'nguyen th', 'kow', 'ella o']

const pick = <T>(from: readonly T[], nth: number) => from[nth % from.length]!

function ticket(nth: number, serial: string, order: string): ManifestView['tickets'][number] {
  const at = '2026-11-14T18:00:00.000Z'
  const inside: ManifestView['tickets'][number][6] = [true, 1, '2026-11-14', 1, at, 'A', at, 'A', 0]
  return [
    serial,
    1,
    nth % 3,
    nth % 50 === 0 ? 2 : 0,
    personName(nth),
    `${order}-${(nth % 3) + 1}`,
    nth % 5 === 0 ? inside : null,
    '',
    [],
    null,
  ]
}

/** A device's roster of as many people, from pages as the server sends them. @returns also the size of those, compressed, in MB */
async function fill() {
  const key = await generateEventKey()
  const roster = await openRoster(await openVault('dev_bench'), null)
  const serials = Array.from({ length: people }, newTicketSerial)
  let bytes = 0
  let order = ''
  for (let from = 0; from < people; from += pageSize) {
    const tickets = serials.slice(from, from + pageSize).map((serial, at) => {
      if ((from + at) % 3 === 0) order = newReadableCode(7)
      return ticket(from + at, serial, order)
    })
    const page: ManifestView = {
      ...{
        cursor: String(from),
        more: from + pageSize < people,
        reset: from === 0,
        serverTime: new Date().toISOString(),
        tickets,
      },
      event: {
        ...{
          id: 'evt_1',
          title: 'Bench',
          startsAt: '',
          endsAt: '',
          timeZone: 'Europe/Madrid',
          capacity: null,
          inside: 0,
          gates: [],
        },
        ...{ publicKey: Buffer.from(key.publicKey).toString('base64url'), rules: {} },
      },
      lists: [],
      ticketTypes: ['A', 'B', 'C'].map((name) => ({
        id: `typ_${name}`,
        name,
        rules: { periods: [{ from: '2020-01-01T00:00:00Z' }] },
      })),
    }
    bytes += gzipSync(JSON.stringify(page)).length
    await roster.apply(readRosterPage(page))
  }
  return { key, roster, serials, megabytes: bytes / 1e6 }
}

const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!

/** Processor time in milliseconds, all threads together: what it takes does not depend on who else is on the machine. */
async function timed(work: () => unknown): Promise<number> {
  const begin = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1_000
}

async function measure() {
  const { key, roster, serials, megabytes } = await fill()
  const door = { gate: 'A', listId: null, ticketTypeIds: ['typ_A', 'typ_B', 'typ_C'], rights: [] }
  const clock = createClock(0)
  const figures: [number[], number[], number[]] = [[], [], []]
  for (let round = 1; round <= rounds; round++) {
    const decisions: number[] = []
    for (let nth = 0; nth < scans; nth++) {
      const serial = serials[(nth * 7919 + round * 104_729) % people]!
      const code = await signTicketCode({ ...key, serial, revision: 1 })
      decisions.push(
        await timed(async () => {
          const looked = (await lookUp(roster, { code }))!
          decideHere(looked, roster, door, { direction: 'in', now: clock.now(), override: false })
          if (looked.ticket) roster.siblings(looked.ticket, clock.now())
        }),
      )
    }
    const found: number[] = []
    for (let nth = 0; nth < scans; nth++) found.push(await timed(() => roster.search(pick(searches, nth))))
    console.log(
      `  ${round}  decision p95 ${p95(decisions).toFixed(2)} ms   search p95 ${p95(found).toFixed(2)} ms   ${megabytes.toFixed(2)} MB`,
    )
    for (const [at, figure] of [p95(decisions), p95(found), megabytes].entries()) figures[at]!.push(figure)
  }
  return figures
}

export const doorDecisionBar: Bar = {
  id: 'P12-decide',
  what: `a door's device with ${people.toLocaleString('en')} tickets: code checked and decided, p95 in ms of processor time; a search; the roster compressed in MB`,
  ...{ floor: 20, aim: 5, lowerIsBetter: true },
  beside: [
    { name: 'search', floor: 10, aim: 5, lowerIsBetter: true },
    { name: 'roster', floor: 5, aim: 3, lowerIsBetter: true },
  ],
  measure,
}
