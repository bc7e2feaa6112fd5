import { invariants } from '@/lib/verify/invariants'
import { newAddress } from '../support/account'
import { rows } from '../support/database'
import { newEvent, newOrder } from '../support/event'
import { expect, test } from '../support/organiser'
import { dataDir } from '../support/site'
import { verify } from '../support/verify'

test('verify says of each thing that must hold that it does, and names the row of one that does not, while Foyer runs', async ({
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Counted' })
  await newOrder(event, { name: 'Cora Counted', email: newAddress('cora') }, { quantity: 2 })
  const well = await verify(dataDir)
  expect(well.said.trimEnd().split('\n')).toEqual(invariants.map(({ id, says }) => `${id} held    ${says}`))
  expect(well.code).toBe(0)

  // The product cannot be brought to do this; it is put right again for the verification at the end of the run.
  const count = (sold: number) =>
    rows<{ id: string }>(
      `UPDATE inventory SET sold = $2 WHERE id = (SELECT inventory_id FROM ticket_types WHERE id = $1) RETURNING id`,
      [event.type.id, sold],
    )
  const [pool] = await count(3)
  const broken = await verify(dataDir).finally(() => count(2))
  expect(broken.code).toBe(1)
  const lines = broken.said.trimEnd().split('\n')
  expect(lines[0]).toMatch(/^I1 BROKEN {2}1 row/)
  expect(JSON.parse(lines[1]!)).toEqual({
    id: pool!.id,
    what: 'ticket type counts other than what was ordered',
    found: 'held 0, sold 3, offered 0',
    expected: 'held 0, sold 2, offered 0',
  })
  expect(lines.slice(2).every((line) => / held /.test(line))).toBe(true)
})
