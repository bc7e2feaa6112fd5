import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BigDate, Time } from './time'

const instant = '2026-11-14T23:30:00Z'

test('a time is told as a clock in the zone of the event shows it, and names the zone', () => {
  expect(renderToStaticMarkup(<Time instant={instant} zone="Europe/Zurich" />)).toBe(
    '<time dateTime="2026-11-14T23:30:00.000Z">Sun, 15 Nov 2026, 00:30 CET</time>',
  )
  expect(renderToStaticMarkup(<Time instant={instant} zone="America/New_York" />)).toContain('14 Nov 2026, 18:30 EST')
})

test('the name of the zone follows the season', () => {
  expect(renderToStaticMarkup(<Time instant="2026-07-14T18:30:00Z" zone="Europe/Zurich" show="time" />)).toContain('20:30 CEST')
})

test('a stretch within a day says the day once', () => {
  const html = renderToStaticMarkup(<Time instant="2026-11-14T18:30:00Z" end="2026-11-14T20:30:00Z" zone="Europe/Zurich" />)
  expect(html).toMatch(/14 Nov 2026, 19:30\s*–\s*21:30 CET/)
})

test('a big date is the day in the zone of the event', () => {
  const html = renderToStaticMarkup(<BigDate instant={instant} zone="Asia/Tokyo" />)
  expect(html).toContain('dateTime="2026-11-15"')
  expect(html).toContain('>15<')
})
