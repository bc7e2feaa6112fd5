import { describe, expect, it } from 'vitest'
import { samePerson } from './same-person'
import { standingOf } from './standing'

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
    ['transferred', { status: 'transferred', admittedAt: null }, on],
    ['event_cancelled', { status: 'void', admittedAt: null }, { status: 'cancelled' }],
    ['event_cancelled', { status: 'valid', admittedAt: null }, { status: 'cancelled' }],
    ['valid', { status: 'valid', admittedAt: null }, { status: 'ended' }],
  ])('as %s: %j, %j', (standing, ticket, event) => expect(standingOf(ticket, event)).toBe(standing))
})
