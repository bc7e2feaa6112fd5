import { describe, expect, it } from 'vitest'
import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { eventMoney } from './event-money'
import { exportMoney } from './export-money'

async function stage(currency = 'EUR') {
  const finance = await makeUser()
  const organisation = await makeOrganisation([{ userId: finance.id, role: 'finance' }])
  const event = await makeEvent({ organisationId: organisation.id, currency })
  const type = await makeTicketType(event.id, { quantity: 100 })
  return { event, type, ctx: contextOf(finance), organisation }
}

type Sale = {
  status?: string
  list?: number
  discount?: number
  fee?: number
  captured?: number
  refunds?: [number, string, string][]
}

async function sell({ event }: Awaited<ReturnType<typeof stage>>, sale: Sale = {}) {
  const { status = 'confirmed', list = 2_000, discount = 0, fee = 0, captured, refunds = [] } = sale
  const [id, paymentId, total] = [newId('ord'), newId('pay'), list - discount + fee]
  const got = captured ?? total
  const back = refunds.reduce((sum, [amount]) => sum + amount, 0)
  const money = { currency: event.currency }
  await db().order.create({
    data: {
      id,
      number: newReadableCode(7),
      eventId: event.id,
      token: newToken(),
      status,
      buyerName: '=Bo',
      buyerEmail: 'bo@example.org',
      ...money,
      listMinor: list,
      discountMinor: discount,
      feeMinor: fee,
      totalMinor: total,
      confirmedAt: status === 'expired' || status === 'pending' ? null : new Date(),
      payments: {
        create: {
          id: paymentId,
          provider: 'sandbox',
          state: 'captured',
          amountMinor: total,
          capturedMinor: got,
          refundedMinor: back,
          capturedAt: new Date('2026-11-20T23:30:00Z'),
          paymentRef: newId('ref'),
          ...money,
        },
      },
    },
  })
  for (const [amountMinor, reason, state] of refunds) {
    const doneAt = state === 'done' ? new Date('2026-11-22T12:00:00Z') : null
    await db().refund.create({
      data: { id: newId('rfd'), orderId: id, paymentId, amountMinor, reason, state, doneAt, ...money },
    })
  }
}

describe('the money of an event', () => {
  it('is what was charged, what went back and what is kept, and all of it adds up', async () => {
    const here = await stage()
    await sell(here, { list: 2_000, discount: 500, fee: 100 })
    await sell(here, { list: 3_000, refunds: [[1_000, 'requested', 'done']], status: 'partly_refunded' })
    await sell(here, { list: 1_000, refunds: [[1_000, 'event_cancelled', 'due']], status: 'refund_due' })
    await sell(here, { list: 700, captured: 0, status: 'pending' })
    const money = await eventMoney(here.ctx, { eventId: here.event.id })
    expect(money).toMatchObject({
      orders: 3,
      listMinor: 6_000,
      discountMinor: 500,
      feeMinor: 100,
      grossMinor: 5_600,
      refundedMinor: 1_000,
      refundDueMinor: 1_000,
      netMinor: 3_600,
      pendingMinor: 700,
      test: true,
    })
    expect(money.capturedMinor - money.returnedMinor).toBe(money.netMinor)
  })

  it('tells money that came twice or too late apart from what orders cost', async () => {
    const here = await stage()
    await sell(here, { list: 2_000 })
    await sell(here, { list: 2_000, status: 'refunded', captured: 2_000, refunds: [[2_000, 'late', 'done']] })
    await db().order.updateMany({ where: { eventId: here.event.id, status: 'refunded' }, data: { confirmedAt: null } })
    expect(await eventMoney(here.ctx, { eventId: here.event.id })).toMatchObject({
      grossMinor: 2_000,
      refundedMinor: 0,
      netMinor: 2_000,
      capturedMinor: 4_000,
      returnedMinor: 2_000,
    })
  })

  it('is told by day in the zone of the event', async () => {
    const here = await stage()
    await sell(here, { list: 2_000, refunds: [[500, 'requested', 'done']] })
    const { days } = await eventMoney(here.ctx, { eventId: here.event.id })
    expect(days).toEqual([
      { date: '2026-11-21', provider: 'sandbox', capturedMinor: 2_000, refundedMinor: 0, netMinor: 2_000 },
      { date: '2026-11-22', provider: 'sandbox', capturedMinor: 0, refundedMinor: 500, netMinor: -500 },
    ])
  })

  it('goes out as CSV in the decimals of its currency, and no cell becomes a formula', async () => {
    const here = await stage('JPY')
    await sell(here, { list: 2_000 })
    const { fileName, parts } = await exportMoney(here.ctx, here.event.id)
    let text = ''
    for await (const part of parts) text += part
    const [head, row, end] = text.split('\r\n')
    expect(fileName).toBe(`${here.event.slug}-money.csv`)
    expect(head!.split(',')).toHaveLength(row!.split(',').length)
    expect(row).toContain(',JPY,2000,0,')
    expect(row).toContain("'=Bo")
    expect(end).toBe('')
  })

  it('is for owners, admins and finance alone', async () => {
    const here = await stage()
    for (const role of ['manager', 'door']) {
      const user = await makeUser()
      await db().membership.create({
        data: { id: newId('mem'), userId: user.id, organisationId: here.organisation.id, role },
      })
      await expect(eventMoney(contextOf(user), { eventId: here.event.id })).rejects.toMatchObject({ code: 'auth.forbidden' })
    }
    const other = contextOf(await makeUser())
    await expect(exportMoney(other, here.event.id)).rejects.toMatchObject({ code: 'event.not_found' })
  })
})
