import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { type PriceTier, priceOf, type UnitPrice } from './price'

const amount = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 100_000 }), fc.nat({ max: 100_000_000 }))
const bp = fc.oneof(fc.nat({ max: 10_000 }), fc.constantFrom(0, 700, 1_900, 10_000))
const now = new Date('2026-11-21T12:00:00.000Z')
const instant = fc.constantFrom('2026-11-21T11:59:59.999Z', '2026-11-21T13:00:00+01:00', '2026-11-21T13:00:00.001+01:00', null)
const tier: fc.Arbitrary<PriceTier> = fc.record(
  { name: fc.constant('Early'), priceMinor: amount, endsAt: instant, upTo: fc.option(fc.integer({ min: 1, max: 30 })) },
  { requiredKeys: ['name', 'priceMinor'] },
)

it('what is shown is what the database charges: the two rules are one, whatever the type, the event and the code', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        pricing: fc.constantFrom('fixed', 'fixed', 'pay_what_you_want', 'donation'),
        priceMinor: amount,
        taxBp: bp,
        priceTiers: fc.array(tier, { maxLength: 4 }),
      }),
      fc.record({
        taxIncluded: fc.boolean(),
        feeBp: bp,
        feeFixedMinor: amount,
        feePaidBy: fc.constantFrom('buyer', 'organiser'),
      }),
      fc.option(
        fc.oneof(
          bp.map((percentBp) => ({ percentBp, amountMinor: null })),
          amount.map((amountMinor) => ({ percentBp: null, amountMinor })),
        ),
      ),
      fc.integer({ min: 1, max: 20 }),
      fc.nat({ max: 30 }),
      async (type, event, off, quantity, takenSoFar) => {
        const code = off && { ...off, ticketTypeIds: [] }
        const tiers = type.pricing === 'fixed' ? JSON.stringify(type.priceTiers) : '[]'
        const charged = await db().$queryRaw<Record<string, number>[]>`
          SELECT t.quantity, u.* FROM tier_prices(${tiers}::jsonb, ${type.priceMinor}::int, ${quantity}::int, ${takenSoFar}::int, ${now}::timestamptz) t,
            unit_price(t.list_minor, ${type.pricing !== 'donation'}, ${off?.percentBp ?? null}::int, ${off?.amountMinor ?? null}::int,
                       ${event.feeBp}::int, ${event.feeFixedMinor}::int, ${event.feePaidBy}, ${type.taxBp}::int, ${event.taxIncluded}) u`
        const named = ({ quantity: units, ...unit }: UnitPrice & { quantity: number }) => ({
          quantity: units,
          ...Object.fromEntries(
            Object.entries(unit).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
          ),
        })
        const shown = priceOf({ type: { ...type, id: 'tty_1', minPriceMinor: 0 }, event, code, quantity, takenSoFar, now })
        expect(charged).toEqual(shown.map(named))
      },
    ),
    { numRuns: 400 },
  )
}, 60_000)
