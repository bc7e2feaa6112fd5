import { designBars, queueBars } from './against-database'
import { availabilityBar } from './availability'
import { type Bar, type Goal, median } from './bar'
import { burstBar } from './burst'
import { cleanedUp } from './clean-up'
import { discoveryBar } from './discovery/bar'
import { doorCameraBar } from './door-camera'
import { doorDecisionBar } from './door-decision'
import { eventPageBar } from './event-page'
import { growthBar } from './growth/bar'
import { postOrderBar } from './post-order'
import { soldOutBar, steadyBar } from './reserve'
import { rosterBar } from './roster'
import { scansBar } from './scans'
import { scansBurstBar } from './scans-burst'
import { hotPathBar, pagesBar } from './statements'
import { withDatabase } from './with-database'

const bars: Bar[] = [
  hotPathBar,
  pagesBar,
  growthBar,
  ...queueBars,
  ...designBars,
  steadyBar,
  soldOutBar,
  postOrderBar,
  burstBar,
  eventPageBar,
  availabilityBar,
  scansBar,
  scansBurstBar,
  discoveryBar,
  doorDecisionBar,
  doorCameraBar,
  rosterBar,
]

const reaches = (figure: number, { floor, lowerIsBetter }: Goal) => (lowerIsBetter ? figure <= floor : figure >= floor)

function say(name: string, figure: number, { floor, aim }: Goal, good: boolean) {
  console.log(`${name} ${figure.toFixed(2)} floor ${floor} aim ${aim} ${good ? 'ok' : 'short'}`)
}

/** Measures one bar. Its last line is that of the bar; figures beside it come before. @returns whether it reaches its floors */
async function run({ measure, beside = [], ...bar }: Bar): Promise<boolean> {
  console.log(`\n${bar.id}  ${bar.what}`)
  const measured = await withDatabase(measure)
  const [own, ...others] = (beside.length > 0 ? measured : [measured]) as number[][]
  let good = reaches(median(own!), bar)
  for (const [nth, { name, ...goal }] of beside.entries()) {
    const figure = median(others[nth]!)
    const reached = reaches(figure, goal)
    say(`${bar.id} ${name}`, figure, goal, reached)
    good &&= reached
  }
  say(bar.id, median(own!), bar, good)
  return good
}

/** Runs the named bars. @returns the exit code: 1 when a floor is missed */
export async function main(names: string[]): Promise<number> {
  const chosen = names.length === 0 ? bars : bars.filter((bar) => names.includes(bar.id))
  const unknown = names.filter((name) => !bars.some((bar) => bar.id === name))
  if (unknown.length > 0) {
    console.error(`No such bar: ${unknown.join(', ')}. There are ${bars.map((bar) => bar.id).join(', ')}.`)
    return 1
  }
  let missed = false
  try {
    for (const bar of chosen) missed = !(await run(bar)) || missed
  } finally {
    await cleanedUp()
  }
  return missed ? 1 : 0
}
