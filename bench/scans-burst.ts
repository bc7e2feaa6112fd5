import type { Bar } from './bar'
import { type DoorStage, doorStage, doubleAdmissions } from './door-stage'
import { withSites } from './http/site'
import { admitted, asked, crowd, failures, letIn, within } from './scans-crowd'

const crowdSize = 1_000
const batch = 200
const times = 3

const most = (name: string, floor: number, aim = floor) => ({ name, floor, aim, lowerIsBetter: true })

type Doors = ReturnType<typeof crowd>
type Requests = Parameters<Doors['openLoop']>[0]

/** @returns seconds until the last answer, from when the first was due, and how many of those were let in that should have been */
async function surge(doors: Doors, name: string, requests: Requests, every: number, expected: number) {
  const answers = await doors.openLoop(requests, every)
  const last = Math.max(...answers.map(({ took }, nth) => nth * every + took)) / 1_000
  const wrong = failures(answers)
  for (const each of new Set(wrong)) console.log(`  ${each}`)
  const p99 = `p99 of an answer ${within(0.99, answers).toFixed(0)} ms`
  console.log(`  ${name}: ${admitted(answers)} admitted, ${wrong.length} errors, ${last.toFixed(2)} s, ${p99}`)
  return { last, off: Math.abs(admitted(answers) - expected) + wrong.length }
}

const codesOf = (stage: DoorStage, from: number, count: number) =>
  Promise.all(Array.from({ length: count }, (_, nth) => stage.code(from + nth)))

/** P10-burst: the doors open and everybody comes at once; or the network comes back and every phone has something to tell. */
export const scansBurstBar: Bar = {
  id: 'P10-burst',
  what: `${crowdSize.toLocaleString('en')} different tickets within a second from as many devices: seconds until the last answer`,
  ...{ floor: 2, aim: 1.2, lowerIsBetter: true },
  beside: [
    most(`the same as ${crowdSize / batch} batches of ${batch} at once: seconds`, 2, 1),
    most('one ticket at all devices at once: seconds', 4, 2),
    most('answers that were not right', 0),
    most('tickets admitted twice', 0),
  ],
  measure: async () => {
    const stage = await doorStage((times + 1) * 3 * crowdSize)
    const tokens = await stage.openDoors(crowdSize)
    return withSites(1, async ([site]) => {
      const doors = crowd(site!, stage.eventId, tokens)
      const figures: number[][] = [[], [], [], [], []]
      for (let round = 0; round <= times; round++) {
        const codes = await codesOf(stage, round * 3 * crowdSize, 2 * crowdSize + 1)
        const single = codes.slice(0, crowdSize).map((code) => [asked(code)])
        const batches = Array.from({ length: crowdSize / batch }, (_, nth) =>
          codes.slice(crowdSize + nth * batch, crowdSize + (nth + 1) * batch).map(letIn),
        )
        const same = single.map(() => [asked(codes.at(-1)!)])
        const results = [
          await surge(doors, 'different tickets', single, 1_000 / crowdSize, crowdSize),
          await surge(doors, 'batches', batches, 0, crowdSize),
          await surge(doors, 'the same ticket', same, 0, 1),
        ]
        if (round === 0) continue // connections, plans and compiled code as a server has them that has run for a while
        for (const [at, { last }] of results.entries()) figures[at]!.push(last)
        figures[3]!.push(results.reduce((sum, { off }) => sum + off, 0))
      }
      doors.close()
      figures[3] = [figures[3]!.reduce((sum, off) => sum + off, 0)]
      figures[4] = [await doubleAdmissions(stage.eventId)]
      return figures
    })
  },
}
