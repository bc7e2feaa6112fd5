import { describe, expect, it } from 'vitest'
import { samePerson } from './same-person'
import { standingOf, voidReasonOf } from './standing'

describe('tickets of one order are for the same person', () => {
  const held = (holderName: string, holderEmail: string | null = null) => ({ holderName, holderEmail })

  it('when they carry the same address, whatever the names', () => {
    expect(samePerson(held('Ann', 'a@example.org'), held('Her child', 'a@example.org'))).toBe(true)
  })

  it('when they carry no address and the same name', () => {
    expect(samePerson(held('Ann'), held('Ann'))).toBe(true)
  })

  it('never when the address differs, or only one has one, or only the names agree', () => {
    expect(samePerson(held('Ann', 'a@example.org'), held('Ann', 'b@example.org'))).toBe(false)
    expect(samePerson(held('Ann', 'a@example.org'), held('Ann'))).toBe(false)
    expect(samePerson(held('Ann'), held('Bob'))).toBe(false)
  })
})

describe('a ticket stands', () => {
  const on = { status: 'published' }
  it.each([
    ['valid', { status: 'valid', admittedAt: null }, on],
    ['used', { status: 'valid', admittedAt: new Date() }, on],
    ['void', { status: 'void', admittedAt: null }, on],
    ['void', { status: 'void', admittedAt: new Date() }, on],
    ['refunded', { status: 'void', voidReason: 'refunded' }, on],
    ['transferred', { status: 'transferred', admittedAt: null }, on],
    ['event_cancelled', { status: 'void', admittedAt: null }, { status: 'cancelled' }],
    ['event_cancelled', { status: 'valid', admittedAt: null }, { status: 'cancelled' }],
    ['valid', { status: 'valid', admittedAt: null }, { status: 'ended' }],
  ] satisfies [string, Parameters<typeof standingOf>[0], { status: string }][])('as %s: %j, %j', (standing, ticket, event) =>
    expect(standingOf(ticket, event)).toBe(standing),
  )
})

describe('a ticket is void', () => {
  const on = { status: 'published' }
  it.each(['refund_due', 'partly_refunded', 'refunded'])('because it was refunded, where its order is %s', (status) => {
    expect(voidReasonOf({ status: 'void' }, { order: { status }, event: on })).toBe('refunded')
  })

  it('because it was cancelled, where no money went back', () => {
    expect(voidReasonOf({ status: 'void' }, { order: { status: 'cancelled' }, event: on })).toBe('cancelled')
  })

  it('because its event is off, whatever became of the money', () => {
    const event = { status: 'cancelled' }
    expect(voidReasonOf({ status: 'void' }, { order: { status: 'refunded' }, event })).toBe('event_cancelled')
  })

  it('for no reason while it is not', () => {
    expect(voidReasonOf({ status: 'valid' }, { order: { status: 'partly_refunded' }, event: on })).toBeUndefined()
  })
})
