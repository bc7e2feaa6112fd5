import { beforeEach, describe, expect, it } from 'vitest'
import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'
import { buyer, keyed } from '@/lib/testing/checkout-stage'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { placeOrder } from './place-order'

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>

const place = (more: object = {}, ctx = anonymous()) =>
  placeOrder(ctx, { eventId: event.id, lines: [{ ticketTypeId: type.id, quantity: 1 }], buyer, ...more })
/** What this process remembers of terms is over. */
const aSecondPasses = () => once('terms-of-event', () => new Map()).clear()
const kept = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).terms
const stage = async (terms: string, priceMinor = 0) => {
  event = await makeEvent({ terms })
  type = await makeTicketType(event.id, { quantity: 5, priceMinor })
}

describe('an order by a program for an event with terms', () => {
  beforeEach(() => stage('No *flash*.'))

  it('that does not say they were accepted is refused at that field, and takes no seat', async () => {
    const refused = { kind: 'invalid', code: 'input.invalid', fields: [{ path: 'acceptTerms' }] }
    await expect(place()).rejects.toMatchObject(refused)
    await expect(place({ acceptTerms: false })).rejects.toMatchObject(refused)
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(0)
  })

  it('keeps what was accepted as it stood, free or to be paid', async () => {
    expect(await kept((await place({ acceptTerms: true })).id)).toBe('No *flash*.')
    await stage('Mind the step.', 1200)
    const held = await place({ acceptTerms: true })
    expect(held.status).toBe('pending')
    expect(await kept(held.id)).toBe('Mind the step.')
  })

  it('sent again is the same order, though the event got its terms after it', async () => {
    await stage('')
    const ctx = keyed()
    const { id } = await place({}, ctx)
    await db().event.update({ where: { id: event.id }, data: { terms: 'New.' } })
    aSecondPasses()
    expect((await place({}, ctx)).id).toBe(id)
    await expect(place()).rejects.toMatchObject({ fields: [{ path: 'acceptTerms' }] })
    expect(await kept(id)).toBeNull()
  })
})

it('an event without terms asks for nothing', async () => {
  await stage('')
  expect(await kept((await place()).id)).toBeNull()
})
