import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOrder } from './draft'

const buyer = { name: 'Ada', email: 'ada@example.org' }
const lines = (...quantities: number[]) => quantities.map((quantity, index) => ({ ticketTypeId: `tty_${index % 3}`, quantity }))

describe('a drafted order', () => {
  it('has as many tickets of each line as the line says, numbered from one, with nothing random twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 6 }), (quantities) => {
        const order = draftOrder({ buyer, attendees: [], lines: lines(...quantities) })
        expect(order.lines.map(({ quantity }) => quantity)).toEqual(quantities.filter((each) => each > 0))
        for (const { id, quantity, ticketTypeId } of order.lines) {
          const own = order.tickets.filter(({ lineId }) => lineId === id)
          expect(own).toHaveLength(quantity)
          expect(own.every((ticket) => ticket.ticketTypeId === ticketTypeId)).toBe(true)
        }
        expect(order.tickets.map(({ position }) => position)).toEqual(order.tickets.map((_, index) => index + 1))
        for (const key of ['id', 'serial', 'linkToken'] as const) {
          expect(new Set(order.tickets.map((ticket) => ticket[key])).size).toBe(order.tickets.length)
        }
      }),
    )
  })

  it('gives the tickets of a type to its attendees in order, and those left over to the buyer', () => {
    const attendees = [
      { ticketTypeId: 'tty_1', name: 'Bob', email: 'bob@example.org' },
      { ticketTypeId: 'tty_0', name: undefined, email: 'cleo@example.org' },
      { ticketTypeId: 'tty_1', name: 'Dan', email: undefined },
    ]
    const { tickets } = draftOrder({ buyer, attendees, lines: lines(2, 2) })
    expect(tickets.map(({ holderName, holderEmail }) => [holderName, holderEmail])).toEqual([
      ['Ada', 'cleo@example.org'],
      ['Ada', null],
      ['Bob', 'bob@example.org'],
      ['Dan', null],
    ])
  })

  it('is none when there are more people than tickets of a type, and says at whom', () => {
    const attendees = [{ ticketTypeId: 'tty_0' }, { ticketTypeId: 'tty_0' }, { ticketTypeId: 'tty_1' }]
    expect(() => draftOrder({ buyer, attendees, lines: lines(1, 1) })).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path: 'attendees.1' })] }),
    )
  })
})
