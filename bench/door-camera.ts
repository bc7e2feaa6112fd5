import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import type { Bar } from './bar'
import { openPhone } from './door-phone'
import { type DoorStage, doorStage } from './door-stage'
import { withSites } from './http/site'

const tickets = 10_000
const codesEach = 24
const seconds = 1
const patience = codesEach * 2 * seconds * 1_000 + 20_000 // milliseconds

/** Scans each code of a film. @returns the page's own times from a picture of the camera to its verdict, in milliseconds */
async function film(site: string, stage: DoorStage, { from, offline }: { from: number; offline: boolean }): Promise<number[]> {
  const codes = await Promise.all(Array.from({ length: codesEach }, (_, nth) => stage.code(from + nth)))
  const { page, context, close } = await openPhone({ site, linkToken: stage.linkToken, tickets }, { codes, seconds })
  const times = () => page.evaluate(() => performance.getEntriesByName('foyer.scan').map(({ duration }) => duration))
  const inLog = () =>
    db().scan.count({ where: { eventId: stage.eventId, decision: 'admit', decided: offline ? 'offline' : 'online' } })
  try {
    await page.waitForLoadState('networkidle') // the reader of codes is there
    if (offline) {
      await context.setOffline(true)
      await page.getByRole('status').filter({ hasText: 'No network' }).waitFor()
    }
    await page.getByRole('button', { name: 'Start camera' }).click()
    const end = performance.now() + patience
    while ((await times()).length < codesEach && performance.now() < end) await wait(250)
    const found = await times()
    if (offline) await context.setOffline(false)
    while ((await inLog()) < found.length && performance.now() < end + 30_000) await wait(250)
    if (found.length < 20 || (await inLog()) !== found.length)
      throw new Error(`${found.length} codes were read, and ${await inLog()} are in the log`)
    return found
  } finally {
    await close()
  }
}

const share = (times: number[], part: number) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1]!

/** P12: who holds a ticket into the camera knows at once, with a network and without. */
export const doorCameraBar: Bar = {
  id: 'P12',
  what: `a camera's picture to the verdict on the screen, ${tickets.toLocaleString('en')} tickets on the phone, processor 4 times slower: p95 in ms, online`,
  ...{ floor: 500, aim: 300, lowerIsBetter: true },
  beside: [{ name: 'offline', floor: 300, aim: 150, lowerIsBetter: true }],
  measure: async () => {
    const stage = await doorStage(tickets)
    return withSites(1, async ([site]) => {
      const figures: number[][] = []
      for (const offline of [false, true]) {
        const times = await film(site!, stage, { from: offline ? codesEach : 0, offline })
        const [p50, p95] = [share(times, 0.5), share(times, 0.95)]
        const longest = Math.max(...times).toFixed(0)
        console.log(
          `  ${offline ? 'offline' : 'online'}: ${times.length} codes, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, longest ${longest} ms`,
        )
        figures.push([p95])
      }
      return figures
    })
  },
}
