import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { codeOf, look, openDoors, standingIn, standingOnPaper, told, wrongAdmissions } from '@/lib/testing/door-world'
import { foldScans } from './presence'
import type { EntryRules } from './rules'
import { undoScan } from './undo-scan'

const rules: fc.Arbitrary<EntryRules> = fc.constantFrom<EntryRules[]>(
  {},
  { reentry: 'after_exit' },
  { reentry: 'always', maxEntries: 2 },
  { reentry: 'never', perDay: true, dayStartsAt: 6 },
  { reentry: 'after_exit', perDay: true, maxEntries: 2 },
  { gates: ['Gate 0', 'Gate 1'] },
)
const way = fc.constantFrom('in' as const, 'in' as const, 'out' as const)
const verdict = fc.constantFrom('ok' as const, 'ok' as const, 'already_admitted' as const)

/** The database says of a ticket what the fold on paper says; nothing of it is decided twice. */
async function agrees(ticketId: string) {
  const paper = await standingOnPaper(ticketId)
  const { presence, scans } = await standingIn(ticketId)
  expect(presence).toEqual(paper.presence)
  const standing = scans.filter(({ id }) => paper.conflicts.has(id))
  expect(standing.map(({ id, conflict }) => [id, conflict])).toEqual(standing.map(({ id }) => [id, paper.conflicts.get(id)]))
  const first = paper.standing.filter(({ direction }) => direction === 'in').sort(byTime)[0]
  expect([paper.ticket.admittedAt, paper.ticket.admittedBy]).toEqual([first?.occurredAt ?? null, first?.id ?? null])
  return { ...paper, presence, scans }
}

const byTime = (a: { occurredAt: Date; id: string }, b: { occurredAt: Date; id: string }) =>
  a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1)

const transfer = (ids: string[]) => db().$executeRaw`
  UPDATE tickets SET revision = revision + 1, holder_name = holder_name || ' jr' WHERE id = ANY (${ids})`

async function refund(ids: string[], orderId: string) {
  await db().$executeRaw`UPDATE orders SET status = 'partly_refunded' WHERE id = ${orderId}`
  await db().$executeRaw`UPDATE tickets SET status = 'void' WHERE id = ANY (${ids}) AND status = 'valid'`
}

type Scanned = {
  do: 'scan'
  way: 'in' | 'out'
  verdict: 'ok' | 'already_admitted'
  gate: number
  override: boolean
  old: boolean
  tie: boolean
  delays: number[]
  again: boolean
  undone: boolean
}
type Act = Scanned | { do: 'transfer' } | { do: 'refund' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('scan' as const),
      ...{ way, verdict, gate: fc.nat(2), override: fc.boolean(), old: fc.boolean(), tie: fc.boolean(), again: fc.boolean() },
      delays: fc.array(fc.nat(12), { minLength: 2, maxLength: 2 }),
      undone: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('transfer' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const) }) },
)

const pace = 5 * 3_600_000

/** Two tickets to which the same happens at the same times; what their doors tell of it arrives in another order for each. */
async function twins(entryRules: EntryRules, acts: Act[]) {
  const doors = await openDoors(entryRules, 2)
  const ids = doors.tickets.map(({ id }) => id)
  const begin = Date.now() - 40 * pace
  let revision = 1
  const queues: { due: number; scan: ReturnType<typeof look>; undone: boolean; again: boolean }[][] = [[], []]
  const deliver = async (twin: number, now: number) => {
    const due = queues[twin]!.filter((each) => each.due <= now)
    queues[twin] = queues[twin]!.filter((each) => each.due > now)
    due.sort((a, b) => (twin ? a.due - b.due : b.due - a.due))
    if (due.length > 0) await doors.send(due.map(({ scan }) => scan))
    for (const { scan, undone, again } of due) {
      if (undone) await undoScan(doors.ctx, { eventId: doors.event.id, scanId: scan.scanId })
      if (again) await doors.send([scan])
    }
  }
  for (const [index, each] of acts.entries()) {
    const at = new Date(begin + index * pace)
    if (each.do === 'transfer') {
      await transfer(ids)
      revision += 1
      await db().$executeRaw`
        UPDATE tickets SET revised_at = ${at}, retired_at[${revision - 1}::int] = ${at} WHERE id = ANY (${ids})`
    } else if (each.do === 'refund') {
      await refund(ids, doors.order.id)
      await db()
        .$executeRaw`UPDATE tickets SET ended_at = ${at} WHERE id = ANY (${ids}) AND (ended_at IS NULL OR ended_at > ${at})`
    } else {
      const happened = each.tie && index > 0 ? new Date(at.getTime() - pace) : at
      for (const [twin, ticket] of doors.tickets.entries()) {
        const code = await codeOf(ticket, each.old ? 1 : revision)
        const facts = {
          code,
          gate: `Gate ${each.gate}`,
          direction: each.way,
          override: each.override,
          decided: told(each.verdict),
        }
        const scan = look({ ...facts, at: happened.toISOString() })
        queues[twin]!.push({
          due: index + each.delays[twin]!,
          scan,
          undone: each.undone && each.verdict === 'ok',
          again: each.again,
        })
      }
    }
    for (const twin of [0, 1]) await deliver(twin, index)
  }
  for (const twin of [0, 1]) await deliver(twin, Number.POSITIVE_INFINITY)
  const ends = [await agrees(ids[0]!), await agrees(ids[1]!)]
  const told_ = ends.map(({ presence, scans, ticket }) => ({
    ...{ presence, at: ticket.admittedAt, gate: ticket.admittedGate },
    scans: scans.map((scan) => [
      scan.decision,
      scan.reason,
      scan.occurredAt,
      scan.conflict,
      scan.overrode,
      scan.undoneAt !== null,
    ]),
  }))
  expect(told_[0]).toEqual(told_[1])
}

type Move =
  | { do: 'online'; way: 'in' | 'out'; gate: number; override: boolean }
  | { do: 'offline' | 'lost'; way: 'in' | 'out'; verdict: 'ok' | 'already_admitted'; gate: number; old: boolean }
  | { do: 'upload'; gate: number; cut: number; again: boolean }
  | { do: 'undo'; which: number }
  | { do: 'transfer' }
  | { do: 'refund' }

const gate = fc.nat(2)
const of = <T extends string>(name: T) => fc.constant(name)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: of('online'), way, gate, override: fc.nat(5).map((chance) => chance === 0) }) },
  { weight: 6, arbitrary: fc.record({ do: of('offline'), way, verdict, gate, old: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: of('lost'), way, verdict, gate, old: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: of('upload'), gate, cut: fc.nat(4), again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: of('undo'), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constantFrom<Move[]>({ do: 'transfer' }, { do: 'refund' }) },
)

/** An evening of one ticket at three doors: with a network, without, with answers that get lost and batches that are cut. */
async function evening(entryRules: EntryRules, moves: Move[]) {
  const { ticket, order, event, ctx, send } = await openDoors(entryRules)
  const queues: ReturnType<typeof look>[][] = [[], [], []]
  const shown = new Map<string, string>()
  let revision = 1
  for (const each of moves) {
    if (each.do === 'transfer') revision += await transfer([ticket.id])
    else if (each.do === 'refund') await refund([ticket.id], order.id)
    else if (each.do === 'undo') {
      const scanId = [...shown.keys()][each.which % (shown.size || 1)]
      if (scanId) await undoScan(ctx, { eventId: event.id, scanId }).catch(notThere)
    } else if (each.do === 'upload') {
      const queue = queues[each.gate]!
      const part = queue.slice(0, each.cut + 1)
      if (part.length > 0) await send(part)
      if (!each.again) queue.splice(0, part.length)
    } else {
      const old = each.do !== 'online' && each.old
      const scan = look({ code: await codeOf(ticket, old ? 1 : revision), gate: `Gate ${each.gate}`, direction: each.way })
      if (each.do !== 'offline') {
        const [result] = await send([each.do === 'online' ? { ...scan, override: each.override } : scan])
        shown.set(scan.scanId, result!.decision)
      }
      if (each.do !== 'online') {
        queues[each.gate]!.push(look({ ...scan, decided: told(each.verdict) }))
        shown.set(scan.scanId, told(each.verdict).decision)
      }
    }
  }
  await Promise.all([...queues, ...queues].flatMap((queue) => (queue.length > 0 ? [send(queue)] : [])))
  const { scans, standing, rules: resolved } = await agrees(ticket.id)
  expect(scans.map(({ id, decision }) => [id, decision])).toEqual([...shown].sort(([a], [b]) => (a < b ? -1 : 1)))
  const online = standing.filter((scan) => scan.decided === 'online' && scan.direction === 'in' && scan.overrode === null)
  if (resolved.reentry === 'never') expect(online.length).toBeLessThanOrEqual(1)
  const alone = foldScans(
    online.map((scan) => ({ id: scan.id, direction: 'in', at: scan.occurredAt.toISOString(), gate: scan.gate })),
    resolved,
    event.timeZone,
  )
  if (resolved.reentry !== 'after_exit') expect([...alone.conflicts.values()].filter(Boolean)).toEqual([])
  expect(await wrongAdmissions()).toEqual([])
}

function notThere(error: unknown) {
  if ((error as { kind?: string }).kind !== 'not_found' && (error as { code?: string }).code !== 'checkin.not_an_admission')
    throw error
}

const anyTwins = fc.asyncProperty(rules, fc.array(act, { minLength: 2, maxLength: 12 }), twins)
const anyEvening = fc.asyncProperty(rules, fc.array(move, { minLength: 2, maxLength: 16 }), evening)

const one: Scanned = {
  ...{ do: 'scan', way: 'in', verdict: 'ok', gate: 0, override: false, old: false, tie: false, again: false, undone: false },
  delays: [0, 12],
}
/** Days on which everything happens come first. */
const wholeDays: [EntryRules, Act[]][] = [
  [
    {},
    [one, { ...one, undone: true }, { do: 'transfer' }, { ...one, old: true }, { do: 'transfer' }, { ...one, override: true }],
  ],
  [{}, [{ ...one, delays: [5, 0] }, { do: 'refund' }, { ...one, tie: true, again: true }, { ...one, way: 'out' }]],
]
const online: Move = { do: 'online', way: 'in', gate: 0, override: false }
const lost: Move = { do: 'lost', way: 'in', verdict: 'already_admitted', gate: 1, old: false }
const wholeEvenings: [EntryRules, Move[]][] = [
  [{}, [online, lost, { do: 'upload', gate: 1, cut: 0, again: true }, online, { do: 'undo', which: 0 }, online]],
  [{}, [lost, { do: 'upload', gate: 1, cut: 0, again: false }, online, { ...online, override: true }]],
  [{ reentry: 'always', maxEntries: 2 }, [online, online, online]],
]

test('what happened to a ticket ends in one state, in whatever order its doors tell of it', async () => {
  await fc.assert(anyTwins, { numRuns: 300, interruptAfterTimeLimit: 12_000, examples: wholeDays })
}, 60_000)

test('scans, exits, undos, transfers and refunds at three doors end as the fold on paper, with one admission online', async () => {
  await fc.assert(anyEvening, { numRuns: 300, interruptAfterTimeLimit: 12_000, examples: wholeEvenings })
}, 60_000)

/** A function of ours, with a bug planted in it. */
async function plant(name: string, from: string, to: string) {
  const [row] = await db().$queryRaw<{ body: string }[]>`SELECT pg_get_functiondef(${name}::regproc) AS body`
  const planted = row!.body.replaceAll(from, to)
  expect(planted, `${name} has ${from}`).not.toBe(row!.body)
  await db().$executeRawUnsafe(planted)
  return async () => {
    await db().$executeRawUnsafe(row!.body)
    await db().$executeRaw`TRUNCATE events, activities, activity_outbox CASCADE`
  }
}

/** [what is wrong, the function, what it says, what it says with the bug] */
const bugs: [string, string, string, string][] = [
  ['the fold takes scans as they arrived', 'refold', 'ORDER BY occurred_at, id COLLATE "C"', 'ORDER BY received_at, id'],
  ['an id is not looked up', 'record_scan', 'v_known := FOUND;', 'v_known := false;'],
  ['what a person was told after all is dropped', 'record_scan', `s.decided = 'offline' OR v_told IS NULL`, 'true'],
  ['one entry more than one may', 'is_used', 'p_entries >= (', 'p_entries > ('],
  ['who is in comes in again', 'is_used', `WHEN 'never' THEN p_entries > 0`, `WHEN 'never' THEN p_entries > 1`],
  [
    'the instant of a refund is before it',
    'record_scan',
    `coalesce(t.ended_at, '-infinity') <= v_asof`,
    `coalesce(t.ended_at, '-infinity') < v_asof`,
  ],
  ['a code is judged by the last transfer alone', 'record_scan', 't.retired_at[v_code]', 't.retired_at[t.revision - 1]'],
  ['an undone scan still counts', 'undo_scan', 'PERFORM refold(s.ticket_id', 'PERFORM concat(s.ticket_id'],
  ['a late scan is judged by today', 'record_scan', 'v_asof := v_at;', ''],
  ['a supervisor is not believed', 'refold', 's.overrode IS NULL', 'true'],
]

describe('the paper notices when', () => {
  test.each(bugs)('%s', { timeout: 60_000 }, async (_, name, from, to) => {
    const mend = await plant(name, from, to)
    const options = { numRuns: 100, endOnFailure: true, interruptAfterTimeLimit: 15_000 }
    const noticed = async () =>
      (await fc.check(anyEvening, { ...options, numRuns: wholeEvenings.length, examples: wholeEvenings })).failed ||
      (await fc.check(anyTwins, { ...options, examples: wholeDays })).failed ||
      (await fc.check(anyEvening, options)).failed
    expect(await noticed().finally(mend)).toBe(true)
  })
})
