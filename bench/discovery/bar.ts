import { discoverEvents } from '@/lib/events/discovery'
import { anonymous, makeOrganisation } from '@/lib/testing/factories'
import { type Bar, median, rounds } from '../bar'
import { fill } from './fill'

type Question = Parameters<typeof discoverEvents>[1]
type Questions = Record<string, Question>

const [few, many] = [1_000, 1_000_000]
/** A round asks a question so often, or for so many milliseconds when it is slow. */
const [often, patience] = [20, 400]

/** What people ask of the list, each a first page. */
const lists: Questions = {
  plain: {},
  category: { category: 'music' },
  city: { city: 'Lisbon' },
  'city and category': { city: 'Lisbon', category: 'film' },
  tag: { tag: 'rooftop' },
  free: { price: 'free' },
  online: { format: 'online' },
  weekend: { when: 'weekend' },
  newest: { sort: 'newest' },
  'a word of every event': { q: 'evening' },
}

/** Places and words that few events have: no index holds these in the order of the list, so all that match are looked at. */
const searches: Questions = {
  'within 25 km': { near: '52.52,13.40' },
  'within 25 km, nearest first': { near: '52.52,13.40', sort: 'distance' },
  'a word of one in 1,000': { q: 'unicorn' },
  'a part of such a word': { q: 'nicor' },
  'a word of one in 40': { q: 'quartet' },
}

/** @returns milliseconds for a page, in each of five rounds, by question */
async function timesOf(questions: Questions): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, question] of Object.entries(questions)) {
      const begin = performance.now()
      const passed = () => performance.now() - begin
      let calls = 0
      while (calls < often && passed() < patience) {
        await discoverEvents(anonymous(), question)
        calls += 1
      }
      if (round > 0) times[name] = [...(times[name] ?? []), passed() / calls] // the first fills caches
    }
  }
  return times
}

/** @returns of each round, the growth of the question that grew most */
function worst(questions: Questions, before: Record<string, number[]>, after: Record<string, number[]>): number[] {
  const growth = (name: string, time: number) => time / median(before[name]!)
  for (const name of Object.keys(questions)) {
    const [small, large] = [median(before[name]!), median(after[name]!)]
    console.log(`  ${name.padEnd(28)} ${small.toFixed(2)} ms -> ${large.toFixed(2)} ms   ${(large / small).toFixed(2)}`)
  }
  const [name] = Object.keys(questions).sort((a, b) => growth(b, median(after[b]!)) - growth(a, median(after[a]!)))
  return after[name!]!.map((time) => growth(name!, time))
}

/** P15: the list stays quick however many events there are. */
export const discoveryBar: Bar = {
  id: 'P15',
  what: `a page of discovery, ${many} events ÷ ${few}, in time: the question that grows most`,
  floor: 3,
  aim: 1.5,
  lowerIsBetter: true,
  beside: [{ name: 'places and rarer words', floor: 12, aim: 10, lowerIsBetter: true }],
  measure: async () => {
    const { id } = await makeOrganisation()
    await fill(id, 0, few)
    const before = await timesOf({ ...lists, ...searches })
    const began = performance.now()
    await fill(id, few, many)
    console.log(`  filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`)
    const after = await timesOf({ ...lists, ...searches })
    return [worst(lists, before, after), worst(searches, before, after)]
  },
}
