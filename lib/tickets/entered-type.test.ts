import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/core/error'
import { amountText } from '@/lib/core/money'
import { type EnteredType, withEnteredType } from './entered-type'
import type { TicketTypeInput } from './schema'

const form: EnteredType = { name: 'Regular', quantity: 50 }
const read = (more: Partial<EnteredType>, currency = 'EUR') =>
  withEnteredType({ ...form, ...more }, currency, async (input): Promise<TicketTypeInput> => input)
const refused = (more: Partial<EnteredType>, currency = 'EUR') =>
  read(more, currency).then(
    () => [],
    (error: InvalidInput) => error.fields.map(({ path, message }) => [path, message]),
  )

describe('the form of a ticket type', () => {
  test('says amounts in the decimals of the currency', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        async (minor, currency) => {
          const price = amountText({ amountMinor: minor, currency })
          expect(await read({ pricing: 'fixed', price }, currency)).toMatchObject({ pricing: 'fixed', priceMinor: minor })
          expect(await read({ pricing: 'donation', suggested: price, minPrice: price }, currency)).toMatchObject({
            priceMinor: minor,
            minPriceMinor: minor,
          })
        },
      ),
    )
  })

  test('leaves out what the kind of price has no use for', async () => {
    const all = {
      price: '12.50',
      suggested: '9',
      minPrice: '5',
      taxPercent: '19',
      tiers: [{ name: 'Early', price: '8', upTo: 5 }],
    }
    const free = { pricing: 'fixed', priceMinor: 0, minPriceMinor: 0, priceTiers: [], taxBp: 0 }
    expect(await read({ ...all, pricing: 'free' })).toMatchObject(free)
    expect(await read(all)).toMatchObject(free)
    expect(await read({ ...all, pricing: 'fixed' })).toMatchObject({
      priceMinor: 1250,
      minPriceMinor: 0,
      taxBp: 1900,
      priceTiers: [{ name: 'Early', priceMinor: 800, upTo: 5 }],
    })
    expect(await read({ ...all, pricing: 'pay_what_you_want' })).toMatchObject({
      priceMinor: 900,
      minPriceMinor: 500,
      priceTiers: [],
    })
  })

  test('skips rows that are empty, and says what is wrong at the row it stands in', async () => {
    const tiers = [undefined, {}, { name: 'Early', price: '8.999' }, { name: '', price: '5', upTo: 3 }]
    expect(await refused({ pricing: 'fixed', price: '10', tiers })).toEqual([
      ['tiers.2.price', 'Write an amount in EUR, like 12.50.'],
    ])
    expect(await refused({ pricing: 'fixed', price: '10', tiers: [undefined, { name: '', price: '5', upTo: 3 }] })).toEqual([
      ['tiers.1.name', 'Name the tier, like "Early bird".'],
    ])
  })

  test.each<[Partial<EnteredType>, string, string, string]>([
    [{ pricing: 'fixed' }, 'EUR', 'price', 'Write the price, or choose “Free”.'],
    [{ pricing: 'fixed', price: '12.5' }, 'JPY', 'price', 'Write an amount in JPY, like 1250.'],
    [{ pricing: 'fixed', price: '1.2345' }, 'KWD', 'price', 'Write an amount in KWD, like 1.250.'],
    [{ pricing: 'fixed', price: '-1' }, 'EUR', 'price', 'Write an amount in EUR, like 12.50.'],
    [{ pricing: 'fixed', price: '1000000.01' }, 'EUR', 'price', 'The most is 1000000.00 EUR.'],
    [{ pricing: 'donation', suggested: 'x' }, 'EUR', 'suggested', 'Write an amount in EUR, like 12.50.'],
    [
      { pricing: 'fixed', price: '5', taxPercent: '120' },
      'EUR',
      'taxPercent',
      'Write a percentage from 0 to 100, like 19 or 7.5.',
    ],
  ])('%j in %s is refused at %s', async (more, currency, path, message) => {
    expect(await refused(more, currency)).toEqual([[path, message]])
  })

  test('brings what the work finds wrong back to its fields', async () => {
    const problems = ['priceMinor', 'minPriceMinor', 'priceTiers.0.endsAt', 'taxBp', 'salesEndAt'].map((path) => ({
      path,
      message: '!',
    }))
    const tiers = [undefined, { name: 'Early', price: '5' }]
    const work = () => Promise.reject(new InvalidInput(problems))
    const asked = withEnteredType({ ...form, pricing: 'fixed', price: '9', tiers }, 'EUR', work)
    await expect(asked).rejects.toMatchObject({
      fields: ['price', 'minPrice', 'tiers.1.endsAt', 'taxPercent', 'salesEndAt'].map((path) => ({ path })),
    })
  })
})
