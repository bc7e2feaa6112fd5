/** What is good enough, and what is wanted. */
export type Goal = {
  floor: number
  aim: number
  /** a growth factor, a time or a count of what is done in vain: the floor is above */
  lowerIsBetter?: boolean
}

/** A bar: a ratio or a count measured in one run, five times. */
export type Bar = Goal & {
  id: string
  what: string
  /** further figures of the same bar: it is short when one of them is */
  beside?: (Goal & { name: string })[]
  /** @returns the rounds of its figure; with figures beside it, the rounds of each, its own first */
  measure: () => Promise<number[] | number[][]>
}

export const rounds = 5

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Calls per second that `callers` make together in `seconds`, each calling again as soon as it was answered. */
export async function rate(callers: number, seconds: number, call: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1_000
  let calls = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < end) {
        await call()
        calls += 1
      }
    }),
  )
  return (calls / (performance.now() - begin)) * 1_000
}

type Side = { name: string; run: () => Promise<number> }

/**
 * Measures A and B in turn, five times. On a machine that others use too, many short turns in a round meet the same weather.
 * @returns A ÷ B of each round
 */
export async function ratios(a: Side, b: Side, { unit = '/s', turns = 1 } = {}) {
  const results: number[] = []
  for (let round = 1; round <= rounds; round++) {
    let [first, second] = [0, 0]
    for (let turn = 0; turn < turns; turn++) {
      first += (await a.run()) / turns
      second += (await b.run()) / turns
    }
    results.push(first / second)
    console.log(
      `  ${round}  ${a.name} ${first.toFixed(1)}${unit}   ${b.name} ${second.toFixed(1)}${unit}   ${(first / second).toFixed(2)}`,
    )
  }
  return results
}
