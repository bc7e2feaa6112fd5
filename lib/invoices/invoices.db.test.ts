import { describe, expect, it } from 'vitest'
import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { issueCreditNote } from './issue-credit-note'
import { issueInvoice } from './issue-invoice'
import { readInvoices } from './read-invoices'

type Options = { organisationId?: string; provider?: string; status?: string; quantity?: number }

async function paidOrder({ organisationId, provider = 'stripe', status = 'confirmed', quantity = 2 }: Options = {}) {
  const event = await makeEvent(organisationId ? { organisationId } : {})
  const type = await makeTicketType(event.id, { quantity: 50 })
  const [id, totalMinor] = [newId('ord'), 1190 * quantity]
  await db().order.create({
    data: {
      id,
      number: newReadableCode(7),
      eventId: event.id,
      token: newToken(),
      status,
      buyerName: 'Bo Buyer',
      buyerEmail: 'bo@example.org',
      currency: 'EUR',
      listMinor: totalMinor,
      includedTaxMinor: 190 * quantity,
      totalMinor,
      confirmedAt: status === 'pending' ? null : new Date(),
      lines: {
        create: {
          id: newId('lin'),
          ticketTypeId: type.id,
          quantity,
          listMinor: 1190,
          includedTaxMinor: 190,
          taxBp: 1900,
          unitMinor: 1190,
        },
      },
      payments: {
        create: {
          id: newId('pay'),
          provider,
          state: 'captured',
          amountMinor: totalMinor,
          capturedMinor: totalMinor,
          currency: 'EUR',
          paymentRef: newId('ref'),
        },
      },
    },
  })
  const order = await db().order.findUniqueOrThrow({ where: { id }, include: { payments: true, event: true } })
  return { ...order, payment: order.payments[0]! }
}

async function refundOf(order: Awaited<ReturnType<typeof paidOrder>>, amountMinor: number, reason = 'requested') {
  const id = newId('ref')
  const data = { id, orderId: order.id, paymentId: order.payment.id, amountMinor, currency: 'EUR', reason, state: 'done' }
  await db().refund.create({ data })
  return id
}

const papersOf = async ({ id, token }: { id: string; token: string }) => (await readInvoices(anonymous(), { id, token })).items

describe('invoices', () => {
  it('are issued once for a confirmed order, and add up', async () => {
    const order = await paidOrder()
    await Promise.all(Array.from({ length: 5 }, () => issueInvoice(order.id)))
    const [invoice, ...others] = await papersOf(order)
    expect(others).toEqual([])
    expect(invoice).toMatchObject({
      number: 'INV-000001',
      kind: 'invoice',
      content: { totalMinor: 2380, taxes: [{ bp: 1900, netMinor: 2000, taxMinor: 380 }], test: false, creditOf: null },
    })
  })

  it('have numbers without gaps within an organisation, however many are issued at once', async () => {
    const organisation = await makeOrganisation()
    const orders = await Promise.all(Array.from({ length: 12 }, () => paidOrder({ organisationId: organisation.id })))
    await Promise.all([...orders, ...orders].map(({ id }) => issueInvoice(id)))
    const rows = await db().invoice.findMany({ where: { organisationId: organisation.id }, orderBy: { number: 'asc' } })
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    expect((await db().organisation.findUniqueOrThrow({ where: { id: organisation.id } })).nextInvoice).toBe(13)
  })

  it('of test money have a series of their own', async () => {
    const organisation = await makeOrganisation()
    const test = await paidOrder({ organisationId: organisation.id, provider: 'sandbox' })
    const real = await paidOrder({ organisationId: organisation.id })
    await issueInvoice(test.id)
    await issueInvoice(real.id)
    expect((await papersOf(test))[0]).toMatchObject({ number: 'TEST-000001', content: { test: true } })
    expect((await papersOf(real))[0]).toMatchObject({ number: 'INV-000001', content: { test: false } })
  })

  it('are not issued before an order is confirmed', async () => {
    const order = await paidOrder({ status: 'pending' })
    await issueInvoice(order.id)
    expect(await papersOf(order)).toEqual([])
  })

  it('are taken back in part by a credit note, once a refund', async () => {
    const order = await paidOrder()
    const refundId = await refundOf(order, 1190)
    await Promise.all([issueCreditNote(refundId), issueCreditNote(refundId), issueInvoice(order.id)])
    const papers = await papersOf(order)
    expect(papers.map(({ kind, number }) => [kind, number])).toEqual([
      ['invoice', 'INV-000001'],
      ['credit_note', 'INV-000002'],
    ])
    expect(papers[1]!.content).toMatchObject({
      totalMinor: 1190,
      taxes: [{ bp: 1900, netMinor: 1000, taxMinor: 190 }],
      creditOf: { number: 'INV-000001' },
    })
  })

  it('know nothing of money that was paid twice and went back', async () => {
    const order = await paidOrder()
    await issueInvoice(order.id)
    await issueCreditNote(await refundOf(order, 2380, 'paid_twice'))
    expect(await papersOf(order)).toHaveLength(1)
  })

  it('never change once issued', async () => {
    const order = await paidOrder()
    await issueInvoice(order.id)
    await expect(db().invoice.updateMany({ where: { orderId: order.id }, data: { content: {} } })).rejects.toThrow(/append-only/)
    await expect(db().invoice.deleteMany({ where: { orderId: order.id } })).rejects.toThrow(/append-only/)
  })

  it('are for the buyer and the organisation, and for nobody else', async () => {
    const order = await paidOrder()
    await issueInvoice(order.id)
    const stranger = contextOf(await makeUser())
    await expect(readInvoices(stranger, { id: order.id })).rejects.toMatchObject({ code: 'order.not_found' })
    const finance = await makeUser()
    const { organisationId } = order.event
    await db().membership.create({ data: { id: newId('mem'), userId: finance.id, organisationId, role: 'finance' } })
    expect((await readInvoices(contextOf(finance), { id: order.id })).items).toHaveLength(1)
  })
})
