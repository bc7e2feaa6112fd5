import { type Bar, median } from './bar'
import { discoveryBar } from './discovery'
import { soldOutBar, steadyBar } from './reserve'
import { withDatabase } from './with-database'

const bars: Bar[] = [steadyBar, soldOutBar, discoveryBar]

/** Runs the named bars. @returns the exit code: 1 when a floor is missed */
export async function main(names: string[]): Promise<number> {
  const chosen = names.length === 0 ? bars : bars.filter((bar) => names.includes(bar.id))
  const unknown = names.filter((name) => !bars.some((bar) => bar.id === name))
  if (unknown.length > 0) {
    console.error(`No such bar: ${unknown.join(', ')}. There are ${bars.map((bar) => bar.id).join(', ')}.`)
    return 1
  }
  let missed = false
  for (const bar of chosen) {
    console.log(`\n${bar.id}  ${bar.what}`)
    const figure = median(await withDatabase(bar.measure))
    const good = bar.lowerIsBetter ? figure <= bar.floor : figure >= bar.floor
    missed ||= !good
    console.log(`${bar.id} ${figure.toFixed(2)} floor ${bar.floor} aim ${bar.aim} ${good ? 'ok' : 'short'}`)
  }
  return missed ? 1 : 0
}
