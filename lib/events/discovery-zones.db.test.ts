import { expect, test } from 'vitest'
import { timeZones } from '@/lib/core/instant'
import { db } from '@/lib/db/client'

test('the database reads every zone an event can be in: one it cannot would take the list of events away from everybody', async () => {
  const unread = await db().$queryRaw<{ zone: string }[]>`
    SELECT o.zone FROM unnest(${timeZones()}::text[]) AS o(zone)
    WHERE NOT EXISTS (SELECT FROM pg_timezone_names z WHERE lower(z.name) = lower(o.zone))`
  expect(unread).toEqual([])
})
