import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { reviseSettings } from './revise-settings'
import { updateEvent } from './update-event'

async function mine(values: Parameters<typeof makeEvent>[0] = {}) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role: 'owner' }])
  const event = await makeEvent({ organisationId: organisation.id, venueName: 'Hall', city: 'Köln', ...values })
  const form = { eventId: event.id, updatedAt: event.updatedAt.toISOString(), tax: 'on_top', feePaidBy: 'organiser' } as const
  return { ctx: contextOf(user), event, eventId: event.id, form }
}

test('the fee is typed in percent and in the decimals of the currency', async () => {
  const { ctx, form } = await mine({ currency: 'KWD' })
  const saved = await reviseSettings(ctx, {
    ...form,
    feePercent: '2,5',
    feeFixed: '0.250',
    holdMinutes: 20,
    terms: 'No *flash*.',
  })
  expect(saved).toMatchObject({ feeBp: 250, feeFixedMinor: 250, feePaidBy: 'organiser', taxIncluded: false, holdMinutes: 20 })
  const none = await reviseSettings(ctx, { ...form, updatedAt: saved.updatedAt })
  expect(none).toMatchObject({ feeBp: 0, feeFixedMinor: 0, holdMinutes: 15, terms: '' })
})

test.each([
  [{ feePercent: '101' }, 'feePercent', 'Write a percentage from 0 to 100, like 2.5.'],
  [{ feePercent: 'two' }, 'feePercent', 'Write a percentage from 0 to 100, like 2.5.'],
  [{ feeFixed: '0.5' }, 'feeFixed', 'Write an amount in JPY, like 50.'],
  [{ feeFixed: '-1' }, 'feeFixed', 'Write an amount in JPY, like 50.'],
  [{ holdMinutes: 4 }, 'holdMinutes', 'Write a whole number of minutes from 5 to 60.'],
  [{ holdMinutes: 61 }, 'holdMinutes', 'Write a whole number of minutes from 5 to 60.'],
])('%j is refused at its field', async (more, path, message) => {
  const { ctx, form } = await mine({ currency: 'JPY' })
  await expect(reviseSettings(ctx, { ...form, ...more })).rejects.toMatchObject({ kind: 'invalid', fields: [{ path, message }] })
})

test('the edit form leaves the money alone', async () => {
  const { ctx, eventId } = await mine({ feeBp: 300, terms: 'Mind the step.' })
  const changed = await updateEvent(ctx, { eventId, title: 'Another' })
  expect(changed).toMatchObject({ feeBp: 300, terms: 'Mind the step.' })
})

test('the currency stays once there is an order, whatever became of it', async () => {
  const { ctx, eventId } = await mine()
  expect((await updateEvent(ctx, { eventId, currency: 'chf' })).currency).toBe('CHF')
  const type = await makeTicketType(eventId)
  await makeOrder(eventId, type.id, { status: 'cancelled', ticketStatus: 'void' })
  await expect(updateEvent(ctx, { eventId, currency: 'USD' })).rejects.toMatchObject({
    kind: 'conflict',
    code: 'events.currency_in_use',
    fields: [{ path: 'currency', message: 'Orders were made in CHF; the currency stays.' }],
  })
})

test('a currency with other decimals is refused while there are amounts it would read wrongly', async () => {
  const { ctx, eventId } = await mine({ feeFixedMinor: 50 })
  const change = updateEvent(ctx, { eventId, currency: 'JPY' })
  await expect(change).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'currency' }] })
  await updateEvent(ctx, { eventId, feeFixedMinor: 0 })
  const type = await makeTicketType(eventId, { priceMinor: 500 })
  await expect(updateEvent(ctx, { eventId, currency: 'JPY' })).rejects.toMatchObject({ kind: 'invalid' })
  expect((await updateEvent(ctx, { eventId, currency: 'GBP' })).currency).toBe('GBP')
  await db().ticketType.delete({ where: { id: type.id } })
  expect((await updateEvent(ctx, { eventId, currency: 'JPY' })).currency).toBe('JPY')
})
