import { gunzipSync } from 'node:zlib'
import type { Bar } from './bar'
import { openPhone } from './door-phone'
import { type DoorStage, doorStage } from './door-stage'
import { asBrowser, client } from './http/ask'
import { withSites } from './http/site'

const many = 50_000
const few = 10

/** A new device's whole roster as it travels: in parts, and so by gzip, whatever else a browser takes. @returns its bytes, and the seconds it took */
async function onTheWire(site: string, stage: DoorStage) {
  const [token] = await stage.openDoors(1)
  const one = client(site, 1)
  const headers = { ...asBrowser, authorization: `Bearer ${token}` }
  const began = performance.now()
  let [bytes, tickets, since] = [0, 0, '']
  for (let more = true; more; ) {
    const body = await one.expect(200, { path: `/api/v1/events/${stage.eventId}/manifest?version=bench${since}`, headers })
    const page = JSON.parse(gunzipSync(body).toString()) as { cursor: string; more: boolean; tickets: unknown[] }
    bytes += body.length
    tickets += page.tickets.length
    more = page.more
    since = `&since=${encodeURIComponent(page.cursor)}`
  }
  one.close()
  const seconds = (performance.now() - began) / 1_000
  if (tickets !== many) throw new Error(`The roster has ${tickets} tickets`)
  console.log(`  on the wire: ${(bytes / 1e6).toFixed(2)} MB in ${seconds.toFixed(2)} s`)
  return bytes / 1e6
}

/** @returns seconds from the address to the last ticket on the phone, and the page's JavaScript heap then, in MB */
async function onThePhone(site: string, stage: DoorStage, tickets: number) {
  const { tools, close, ready } = await openPhone({ site, linkToken: stage.linkToken, tickets })
  try {
    await tools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await tools.send('Runtime.getHeapUsage')
    console.log(`  ${tickets} tickets: ${(ready / 1_000).toFixed(2)} s, heap ${(usedSize / 1e6).toFixed(1)} MB`)
    return { seconds: ready / 1_000, heap: usedSize / 1e6 }
  } finally {
    await close()
  }
}

/** P12-roster: a whole hall's tickets are on a phone within moments, and leave it room. */
export const rosterBar: Bar = {
  id: 'P12-roster',
  what: `a roster of ${many.toLocaleString('en')} tickets: MB on the wire`,
  ...{ floor: 5, aim: 3, lowerIsBetter: true },
  beside: [
    { name: 'seconds until it is on a phone, processor 4 times slower', floor: 30, aim: 15, lowerIsBetter: true },
    { name: 'MB of JavaScript heap it takes there', floor: 60, aim: 40, lowerIsBetter: true },
  ],
  measure: async () => {
    const [stage, small] = [await doorStage(many), await doorStage(few)]
    return withSites(1, async ([site]) => {
      const wire = await onTheWire(site!, stage)
      const [none, all] = [await onThePhone(site!, small, few), await onThePhone(site!, stage, many)]
      return [[wire], [all.seconds], [all.heap - none.heap]]
    })
  },
}
