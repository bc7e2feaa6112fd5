import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ManifestView } from '@/lib/checkin/manifest-schema'
import type { Entry } from './entry'
import { foldText } from './fold-text'
import { openRoster } from './roster'
import { readRosterPage } from './roster-page'
import { databaseOf, openVault, type Vault } from './vault'
import { createWordSearch } from './word-search'

const now = new Date('2026-11-14T19:00:00.000Z')
let vault: Vault

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vault = await openVault('dev_1')
})

type Tuple = ManifestView['tickets'][number]
const serialOf = (nth: number) => ((nth * 37) % 256).toString(16).padStart(2, '0') + nth.toString(16).padStart(14, '0')
const ticket = (nth: number, change: Partial<Record<number, unknown>> = {}): Tuple =>
  [serialOf(nth), 1, 0, 0, `Person ${nth}`, `ORD${nth >> 1}-${nth % 2}`, null, '', [], null].map((value, at) =>
    at in change ? change[at] : value,
  ) as Tuple
const inside: Tuple[6] = [true, 1, '2026-11-14', 1, '2026-11-14T18:00:00.000Z', 'B', '2026-11-14T18:00:00.000Z', 'B', 0]

const page = (cursor: string, tickets: Tuple[], change: Partial<ManifestView> = {}) =>
  readRosterPage({
    ...{ cursor, tickets, more: false, reset: false, serverTime: now.toISOString() },
    event: {
      ...{ id: 'evt_1', title: 'E', startsAt: '', endsAt: '', timeZone: 'Europe/Madrid', publicKey: '' },
      ...{ rules: {}, gates: [], capacity: 500, inside: 0 },
    },
    lists: [{ id: 'lst_1', name: 'Dinner', ticketTypeIds: ['typ_2'], rules: { reentry: 'always' } }],
    ticketTypes: [
      { id: 'typ_1', name: 'Standard', rules: {} },
      { id: 'typ_2', name: 'VIP', rules: { maxEntries: 2 } },
    ],
    ...change,
  })

const entry = (id: string, serial: string, change: object = {}): Entry => ({
  ...{ kind: 'scan', id, nth: 1, state: 'waiting', serial, decision: 'admit', occurredAt: now.toISOString() },
  scan: { scanId: id, serial, gate: 'A', direction: 'in', at: now.toISOString() },
  ...change,
})

test('what was synchronised is there after a restart: tickets, rules, cursor', async () => {
  const before = await openRoster(vault, null)
  const tickets = Array.from({ length: 600 }, (_, nth) => ticket(nth))
  expect((await before.apply(page('c1', tickets))).kept).toBe(true)
  const after = await openRoster(vault, null)
  expect([after.cursor(), after.size()]).toEqual(['c1', 600])
  for (let nth = 0; nth < 600; nth++) expect(after.ticket(serialOf(nth))).toEqual(before.ticket(serialOf(nth)))
  expect(after.rulesOf('typ_2')).toMatchObject({ maxEntries: 2, reentry: 'never' })
})

test('a change replaces the ticket wherever it is found', async () => {
  const roster = await openRoster(vault, null)
  await roster.apply(page('c1', [ticket(1), ticket(2)]))
  await roster.apply(page('c2', [ticket(1, { 1: 2, 3: 2, 4: 'Renée Soñador', 5: 'XYZ-9' })]))
  for (const each of [roster, await openRoster(vault, null)]) {
    expect(each.ticket(serialOf(1))).toMatchObject({ revision: 2, status: 'refunded', holder: 'Renée Soñador' })
    expect(each.search('sonador').map(({ serial }) => serial)).toEqual([serialOf(1)])
    expect(each.search('person')).toHaveLength(1)
    expect(each.byReference(' xyz-9 ')?.serial).toBe(serialOf(1))
    expect(each.cursor()).toBe('c2')
  }
})

test('the cursor on the disk moves only with all that it stands for, however many pages the disk refuses before', async () => {
  const refused = fc.array(fc.record({ tickets: fc.array(fc.nat(40), { maxLength: 10 }), full: fc.boolean() }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(refused, async (pages) => {
      vi.stubGlobal('indexedDB', new IDBFactory())
      const disk = await openVault('dev_1')
      const roster = await openRoster(disk, null)
      const truth: Map<string, number>[] = [new Map()]
      for (const [nth, { tickets, full }] of pages.entries()) {
        const write = full ? vi.spyOn(disk, 'write').mockResolvedValueOnce(false) : null
        const made = [...new Set(tickets)].map((each) => ticket(each, { 1: nth + 2 }))
        expect((await roster.apply(page(String(nth + 1), made))).kept).toBe(!full)
        write?.mockRestore()
        truth.push(new Map([...truth[nth]!, ...made.map((each) => [each[0], each[1]] as const)]))
      }
      const after = await openRoster(disk, null)
      const known = truth[Number(after.cursor() ?? 0)]!
      expect(after.size()).toBe(known.size)
      for (const [serial, revision] of known) expect(after.ticket(serial)?.revision).toBe(revision)
    }),
    { numRuns: 40 },
  )
})

test('a reset keeps the old roster in use until the new one is whole, and then nothing of the old is left', async () => {
  const roster = await openRoster(vault, null)
  await roster.apply(page('c1', [ticket(1), ticket(2)]))
  await roster.apply(page('n1', [ticket(3)], { reset: true, more: true }))
  expect([roster.cursor(), roster.size(), roster.ticket(serialOf(1))?.serial]).toEqual(['n1', 2, serialOf(1)])
  expect((await openRoster(vault, null)).cursor()).toBe('c1')
  await roster.apply(page('n2', [ticket(4)]))
  for (const each of [roster, await openRoster(vault, null)]) {
    expect([each.cursor(), each.size(), each.ticket(serialOf(1))]).toEqual(['n2', 2, null])
    expect(each.search('person')).toHaveLength(2)
  }
})

test('no name, address or reference lies on the disk in clear', async () => {
  const roster = await openRoster(vault, null)
  await roster.apply(page('c1', [ticket(1, { 4: 'Renée Soñador', 7: 'wheelchair', 9: 'renee@example.org' })]))
  const open = indexedDB.open(databaseOf('dev_1'))
  const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
  const read = database.transaction('roster').objectStore('roster').getAll()
  const records = await new Promise<{ data: ArrayBuffer }[]>((resolve) => (read.onsuccess = () => resolve(read.result)))
  expect(records).toHaveLength(2)
  const bytes = records.map(({ data }) => Buffer.from(data).toString('utf8')).join()
  for (const word of ['Soñador', 'example.org', 'ORD0', 'wheelchair', 'Standard']) expect(bytes).not.toContain(word)
})

test('search finds names, order numbers and addresses by three letters, whatever the marks, words in any order', async () => {
  const roster = await openRoster(vault, null)
  const people = ['Zoë Ångström', 'Łukasz Żółć', 'Seán O’Brien', 'Anne-Marie Weiß', '王小明', 'José María Núñez', 'Bob Li']
  await roster.apply(
    page(
      'c1',
      people.map((name, nth) => ticket(nth, { 4: name, 9: nth === 6 ? 'b.li+door@example.org' : null })),
    ),
  )
  const found = (query: string) => roster.search(query).map(({ holder }) => holder)
  expect(found('zoe')).toEqual(['Zoë Ångström'])
  expect(found('ANGSTRÖM zoe')).toEqual(['Zoë Ångström'])
  expect(found('zolc')).toEqual(['Łukasz Żółć'])
  expect(found("o'bri")).toEqual(['Seán O’Brien'])
  expect(found('weiss')).toEqual(['Anne-Marie Weiß'])
  expect(found('anne-marie')).toEqual(['Anne-Marie Weiß'])
  expect(found('王小')).toEqual(['王小明'])
  expect(found('b.li+door')).toEqual(['Bob Li'])
  expect(found('ord2-1')).toEqual(['José María Núñez'])
  for (const short of ['zo', '', '  ', 'z o', '…']) expect(found(short)).toEqual([])
})

test('a search answers with twenty, those whose words begin so first', () => {
  const index = createWordSearch()
  for (let nth = 0; nth < 30; nth++) index.set(`s${nth % 3}`, `inner${nth}`, [`Xanna ${nth}`])
  index.set('s2', 'begins', ['Joe Annable'])
  const found = index.find('ann', 20)
  expect(found).toHaveLength(20)
  expect(found[0]).toBe('begins')
})

test('search finds what a plain look through every line finds', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aábcdéø -\n\0'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), name, (names, query) => {
      const index = createWordSearch()
      for (const [nth, each] of names.entries()) index.set(String(nth % 4), String(nth), [each])
      const words = foldText(query).split(' ').filter(Boolean)
      const plain = names.flatMap((each, nth) => (words.every((word) => foldText(each).includes(word)) ? [String(nth)] : []))
      expect(index.find(query, 100).sort()).toEqual(words.join('').length < 3 ? [] : plain.sort())
    }),
  )
})

test('what this device did counts on top, and an undo takes it back, also of what the roster shows', async () => {
  const roster = await openRoster(vault, null)
  await roster.apply(page('c1', [ticket(0), ticket(1), ticket(2, { 6: inside }), ticket(3, { 3: 1 })]))
  expect(roster.counts(now)).toEqual({ inside: 1, expected: 3, capacity: 500 })
  expect(roster.siblings(roster.ticket(serialOf(0))!, now).map(({ serial }) => serial)).toEqual([serialOf(1)])

  const stranger = entry('scn_3', 'ffffffffffffffff')
  roster.setOwn([entry('scn_1', serialOf(1)), entry('scn_2', serialOf(0), { decision: 'refuse' }), stranger])
  expect(roster.presenceOf(serialOf(1))).toMatchObject({ inside: true, entries: 1, firstGate: 'A' })
  expect(roster.presenceOf(serialOf(0))).toBeNull()
  expect(roster.siblings(roster.ticket(serialOf(0))!, now)).toEqual([])
  expect(roster.counts(now).inside).toBe(3)

  const undo = (scanId: string, serial: string): Entry => ({
    kind: 'undo',
    id: `u${scanId}`,
    nth: 2,
    state: 'waiting',
    serial,
    scanId,
  })
  roster.setOwn([entry('scn_1', serialOf(1)), undo('scn_1', serialOf(1)), undo('scn_old', serialOf(2))])
  expect(roster.presenceOf(serialOf(1))).toBeNull()
  expect(roster.presenceOf(serialOf(2))).toMatchObject({ inside: false, entries: 0 })
  expect(roster.counts(now).inside).toBe(0)
})

test('a door of another list goes by its rules and counts its people alone', async () => {
  const dinner = await openRoster(vault, 'lst_1')
  await dinner.apply(page('c1', [ticket(0), ticket(1, { 2: 1, 6: inside })]))
  expect(dinner.rulesOf('typ_2')).toMatchObject({ reentry: 'always', maxEntries: null })
  expect(dinner.counts(now)).toMatchObject({ inside: 1, expected: 1 })
})

test('where each day begins anew, who was in yesterday is not inside today', async () => {
  const roster = await openRoster(vault, null)
  const kinds = [{ id: 'typ_1', name: 'Pass', rules: { perDay: true } }]
  await roster.apply(page('c1', [ticket(0, { 6: inside })], { ticketTypes: kinds }))
  expect(roster.counts(now).inside).toBe(1)
  expect(roster.counts(new Date('2026-11-15T02:30:00Z')).inside).toBe(1) // half past three at night, in Madrid
  expect(roster.counts(new Date('2026-11-15T03:30:00Z')).inside).toBe(0)
})
