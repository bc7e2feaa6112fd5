/** A bar: a ratio measured in one run, five times. */
export type Bar = {
  id: string
  what: string
  floor: number
  aim: number
  /** a growth factor: 1 is best */
  lowerIsBetter?: boolean
  measure: () => Promise<number[]>
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

/** Measures A and B in turn, five times. @returns A ÷ B of each round */
export async function ratios(
  a: { name: string; run: () => Promise<number> },
  b: { name: string; run: () => Promise<number> },
  unit = '/s',
) {
  const results: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const first = await a.run()
    const second = await b.run()
    results.push(first / second)
    console.log(
      `  ${round}  ${a.name} ${first.toFixed(1)}${unit}   ${b.name} ${second.toFixed(1)}${unit}   ${(first / second).toFixed(2)}`,
    )
  }
  return results
}
