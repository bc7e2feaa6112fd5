import fc from 'fast-check'
import { addressParser } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { formatAddress, isMailAddress, parseAddress } from './address'

describe('mail addresses', () => {
  it.each([
    ['tickets@foyer.example', { address: 'tickets@foyer.example' }],
    ['Foyer <tickets@foyer.example>', { name: 'Foyer', address: 'tickets@foyer.example' }],
    ['"Foyer, Berlin" <tickets@foyer.example>', { name: 'Foyer, Berlin', address: 'tickets@foyer.example' }],
    [' <tickets@localhost> ', { address: 'tickets@localhost' }],
  ])('reads %s', (text, address) => expect(parseAddress(text)).toEqual(address))

  it.each(['', 'Foyer', 'Foyer <>', 'a@b <c@d> <e@f>', 'a@b, c@d', 'a b@c.example'])('does not read %j', (text) => {
    expect(() => parseAddress(text)).toThrow(RangeError)
  })

  it.each(['ann@mail.example', 'a.b+c@mail.example', 'jörg@münchen.example', "o'neil@mail.example", 'a@localhost'])(
    'takes %s',
    (text) => {
      expect(isMailAddress(text)).toBe(true)
    },
  )

  it.each(['"a b"@mail.example', 'a@b@c', '@mail.example', 'a@', 'a@b\n', 'a@[127.0.0.1]', `${'a'.repeat(250)}@b.de`])(
    'refuses %j',
    (text) => {
      expect(isMailAddress(text)).toBe(false)
    },
  )

  it('writes any name so that another program reads the same name and the same address', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'é', '"', '\\', '<', '>', '(', ',', ';', '@', '.', ' ', '\r\n'),
      maxLength: 20,
    })
    fc.assert(
      fc.property(name, (each) => {
        const [mailbox, ...others] = addressParser(formatAddress({ name: each, address: 'ann@mail.example' }), { flatten: true })
        expect(others).toEqual([])
        expect(mailbox?.address).toBe('ann@mail.example')
        expect(mailbox?.name.replace(/\s+/g, ' ').trim()).toBe(each.replace(/\s+/g, ' ').trim())
      }),
    )
  })
})
