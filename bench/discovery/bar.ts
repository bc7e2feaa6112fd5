import { discoverEvents } from '@/lib/events/discovery'
import { anonymous } from '@/lib/testing/factories'
import { type Bar, median, rounds } from '../bar'
import { inVain, lists, type Question, type Questions, searches } from './questions'
import { withTwoSizes } from './two-sizes'

const [few, many] = [1_000, 1_000_000]
/** A round asks a question of the one and the other in turn, so often, or for so many milliseconds when it is slow. */
const [often, patience] = [20, 2_000]

type Times = { small: number; large: number }

const timed = async (question: Question) => {
  const begin = performance.now()
  await discoverEvents(anonymous(), question)
  return performance.now() - begin
}

/** The middle of each side's times: what else runs on the machine comes in bursts, which would decide an average. */
async function round(question: Question, small: () => void, large: () => void): Promise<Times> {
  const times: { small: number[]; large: number[] } = { small: [], large: [] }
  const end = performance.now() + patience
  for (let turn = 0; turn < often && (turn < 3 || performance.now() < end); turn++) {
    small()
    times.small.push(await timed(question))
    large()
    times.large.push(await timed(question))
  }
  return { small: median(times.small), large: median(times.large) }
}

/** @returns of each round, the growth of the question that grew most */
function worst(questions: Questions, rounds: Record<string, Times[]>): number[] {
  const growth = (name: string) => rounds[name]!.map(({ small, large }) => large / small)
  for (const name of Object.keys(questions)) {
    const [small, large] = [median(rounds[name]!.map((each) => each.small)), median(rounds[name]!.map((each) => each.large))]
    const all = growth(name)
      .map((each) => each.toFixed(2))
      .join(' ')
    console.log(
      `  ${name.padEnd(34)} ${small.toFixed(2)} ms -> ${large.toFixed(2)} ms   ${median(growth(name)).toFixed(2)}   (${all})`,
    )
  }
  const [name] = Object.keys(questions).sort((a, b) => median(growth(b)) - median(growth(a)))
  return growth(name!)
}

/** P15: the list stays quick however many events there are. */
export const discoveryBar: Bar = {
  id: 'P15',
  what: `a page of discovery, ${many} events ÷ ${few}, in time: the question that grows most`,
  floor: 3,
  aim: 1.5,
  lowerIsBetter: true,
  beside: [{ name: 'places and rarer words', floor: 12, aim: 10, lowerIsBetter: true }],
  measure: () =>
    withTwoSizes(few, many, async (small, large) => {
      const times: Record<string, Times[]> = {}
      for (let nth = 0; nth <= rounds; nth++) {
        for (const [name, question] of Object.entries({ ...lists, ...searches, ...inVain })) {
          const measured = await round(question, small, large)
          if (nth > 0) times[name] = [...(times[name] ?? []), measured] // the first fills caches
        }
      }
      const figures = [worst(lists, times), worst(searches, times)]
      console.log('  Not in the figures: filters that exclude each other.')
      worst(inVain, times)
      return figures
    }),
}
