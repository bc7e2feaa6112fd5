import type { Bar } from './bar'
import { doorStage, doubleAdmissions } from './door-stage'
import { withSites } from './http/site'
import { admitted, asked, crowd, failures, within } from './scans-crowd'

const devices = 1_000
const perSecond = 300
const seconds = 30
/** Not counted: connections, plans and compiled code as a server has them that has run for a while. */
const before = { perSecond: 150, seconds: 10 }
/** Of so many scans one is of the ticket that was scanned at another device just before. */
const again = 10

/** P10: whoever stands at a door has an answer at once, however many doors there are. */
export const scansBar: Bar = {
  id: 'P10',
  what: `${devices.toLocaleString('en')} devices, ${perSecond} scans a second over HTTP whatever came of those before, ${seconds} s: p99 of an answer in ms`,
  ...{ floor: 100, aim: 30, lowerIsBetter: true },
  beside: [
    { name: 'errors', floor: 0, aim: 0, lowerIsBetter: true },
    { name: 'tickets admitted twice', floor: 0, aim: 0, lowerIsBetter: true },
  ],
  measure: async () => {
    const [first, then] = [before.perSecond * before.seconds, perSecond * seconds]
    const stage = await doorStage(first + then)
    const tokens = await stage.openDoors(devices)
    const codes = await Promise.all(Array.from({ length: first + then }, (_, nth) => stage.code(nth)))
    const scans = codes.map((code, nth) => [asked(nth % again === again - 1 ? codes[nth - 1]! : code)])
    return withSites(1, async ([site]) => {
      const doors = crowd(site!, stage.eventId, tokens)
      await doors.openLoop(scans.slice(0, first), 1_000 / before.perSecond)
      const answers = await doors.openLoop(scans.slice(first), 1_000 / perSecond)
      doors.close()
      const wrong = failures(answers)
      for (const each of new Set(wrong)) console.log(`  ${each}`)
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => within(share, answers))
      const said = `${admitted(answers)} admitted, ${answers.length - admitted(answers) - wrong.length} refused`
      console.log(`  ${said}; p50 ${p50!.toFixed(1)} ms, p95 ${p95!.toFixed(1)} ms, longest ${within(1, answers).toFixed(0)} ms`)
      return [[p99!], [wrong.length], [await doubleAdmissions(stage.eventId)]]
    })
  },
}
