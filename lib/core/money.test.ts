import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, isCurrency } from './currency'
import { amountText, exponentOf, formatMoney, parseAmount } from './money'

const currency = fc.constantFrom(...currencies())
const amount = fc.integer({ min: 0, max: 2_000_000_000 })

describe('an amount that is typed', () => {
  test('is read as it is shown, to the minor unit, in every currency', () => {
    fc.assert(
      fc.property(amount, currency, (amountMinor, code) => {
        const text = amountText({ amountMinor, currency: code })
        expect(parseAmount(text, code)).toBe(amountMinor)
        expect(parseAmount(` ${text.replace('.', ',')} `, code)).toBe(amountMinor)
        expect(text.split('.')[1]?.length ?? 0).toBe(exponentOf(code))
      }),
    )
  })

  test('is a whole number of minor units or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,\- ]{0,8}$/)), currency, (text, code) => {
        const minor = parseAmount(text, code)
        expect(minor === null || (Number.isSafeInteger(minor) && minor >= 0)).toBe(true)
      }),
    )
  })

  test.each([
    ['12.50', 'EUR', 1250],
    ['12,5', 'EUR', 1250],
    ['12', 'EUR', 1200],
    ['0.07', 'USD', 7],
    ['1200', 'JPY', 1200],
    ['1.250', 'KWD', 1250],
    ['3990', 'HUF', 399_000],
    ['12.345', 'EUR', null],
    ['1,200', 'JPY', null],
    ['1,250.00', 'EUR', null],
    ['-5', 'EUR', null],
    ['1e3', 'EUR', null],
    ['€5', 'EUR', null],
    ['5.', 'EUR', null],
    ['', 'EUR', null],
    ['9'.repeat(13), 'EUR', null],
  ])('%j in %s is %s', (text, code, minor) => {
    expect(parseAmount(text, code)).toBe(minor)
  })
})

describe('an amount that is shown', () => {
  test.each([
    [1250, 'EUR', '€12.50'],
    [1200, 'JPY', '¥1,200'],
    [1250, 'KWD', 'KWD\u00a01.250'],
    [399_000, 'HUF', 'HUF\u00a03,990.00'],
    [-250, 'GBP', '-£2.50'],
    [2_000_000_001, 'EUR', '€20,000,000.01'],
  ])('%s in %s reads %s', (amountMinor, code, words) => {
    expect(formatMoney({ amountMinor, currency: code })).toBe(words)
  })
})

test('currencies are those in use by ISO 4217', () => {
  expect(currencies().length).toBeGreaterThan(150)
  expect([
    isCurrency('EUR'),
    isCurrency('XCG'),
    isCurrency('DEM'),
    isCurrency('HRK'),
    isCurrency('XAU'),
    isCurrency('eur'),
  ]).toEqual([true, true, false, false, false, false])
})
