import { z } from 'zod'
import { type FieldProblem, InvalidInput } from '@/lib/core/error'
import { amountText, parseAmount } from '@/lib/core/money'
import { fieldProblems } from '@/lib/core/operation'
import { parsePercent } from '@/lib/core/percent'
import { highestPriceMinor, mostTiers, priceFields, tierEnd, tierLimit } from './price-schema'
import { type TicketTypeInput, ticketTypeFields, ticketTypeInput } from './schema'

const typed = z.string().max(40).optional()
const prices = Object.keys(priceFields) as (keyof typeof priceFields)[]
const withoutPrices = z
  .object(ticketTypeFields)
  .omit(Object.fromEntries(prices.map((name) => [name, true])) as Record<(typeof prices)[number], true>)

/** A ticket type as its form holds it: amounts in the currency's own decimals, tax in percent, rows of tiers, some of them empty. */
export const enteredType = withoutPrices.extend({
  pricing: z.enum(['free', 'fixed', 'pay_what_you_want', 'donation'], { error: 'Choose how it is priced.' }).optional(),
  price: typed,
  suggested: typed,
  minPrice: typed,
  taxPercent: typed,
  tiers: z
    .array(z.object({ name: z.string().max(200).optional(), price: typed, endsAt: tierEnd, upTo: tierLimit }).optional())
    .max(mostTiers)
    .optional(),
})

export type EnteredType = z.output<typeof enteredType>

/** Amounts of a form, with what is wrong noted by field. Empty is nothing. */
function reader(currency: string) {
  const problems: FieldProblem[] = []
  const amount = (path: string, text = '') => {
    const minor = text.trim() === '' ? 0 : parseAmount(text, currency)
    const example = amountText({ amountMinor: 1250, currency })
    if (minor === null) problems.push({ path, message: `Write an amount in ${currency}, like ${example}.` })
    else if (minor > highestPriceMinor)
      problems.push({ path, message: `The most is ${amountText({ amountMinor: highestPriceMinor, currency })} ${currency}.` })
    return minor ?? 0
  }
  return { problems, amount }
}

/** The field of the form behind a field of the input. `rows` are the places of the tiers among the form's rows. */
function inForm({ path, message }: FieldProblem, form: EnteredType, rows: number[]): FieldProblem {
  const price = form.pricing === 'fixed' || form.pricing === 'free' ? 'price' : 'suggested'
  const tier = /^priceTiers(?:\.(\d+)\.(\w+))?$/.exec(path)
  if (tier)
    return {
      path: `tiers.${rows[Number(tier[1] ?? 0)] ?? 0}.${tier[2] === 'priceMinor' ? 'price' : (tier[2] ?? 'name')}`,
      message,
    }
  const names: Record<string, string> = { priceMinor: price, minPriceMinor: 'minPrice', taxBp: 'taxPercent' }
  return { path: names[path] ?? path, message }
}

/**
 * Reads a form, hands what it says to `work`, and brings what either finds wrong back to the fields of the form. What the kind of
 * price has no use for is left out: those fields are not shown.
 * @throws InvalidInput and whatever `work` raises
 */
export async function withEnteredType<T>(
  form: EnteredType,
  currency: string,
  work: (input: TicketTypeInput) => Promise<T>,
): Promise<T> {
  const { problems, amount } = reader(currency)
  const { pricing = 'free', price, suggested, minPrice, taxPercent = '', tiers = [], ...rest } = form
  const rows = tiers.flatMap((tier, row) =>
    tier && Object.values(tier).some((value) => value != null && value !== '') ? [row] : [],
  )
  const fixed = pricing === 'fixed'
  const chosen = pricing === 'pay_what_you_want' || pricing === 'donation'
  const taxBp = taxPercent.trim() === '' || pricing === 'free' ? 0 : parsePercent(taxPercent)
  if (taxBp === null) problems.push({ path: 'taxPercent', message: 'Write a percentage from 0 to 100, like 19 or 7.5.' })
  if (fixed && !price?.trim()) problems.push({ path: 'price', message: 'Write the price, or choose “Free”.' })
  const input = {
    ...rest,
    pricing: pricing === 'free' ? 'fixed' : pricing,
    priceMinor: fixed ? amount('price', price) : chosen ? amount('suggested', suggested) : 0,
    minPriceMinor: chosen ? amount('minPrice', minPrice) : 0,
    priceTiers: fixed
      ? rows.map((row) => {
          const { name, price, endsAt, upTo } = tiers[row]!
          if (!price?.trim()) problems.push({ path: `tiers.${row}.price`, message: 'Write the price of this tier.' })
          return { name: name ?? '', priceMinor: amount(`tiers.${row}.price`, price), endsAt, upTo }
        })
      : [],
    taxBp: taxBp ?? 0,
  }
  if (problems.length > 0) throw new InvalidInput(problems)
  const checked = ticketTypeInput.safeParse(input)
  const back = (fields: FieldProblem[]) => new InvalidInput(fields.map((field) => inForm(field, form, rows)))
  if (!checked.success) throw back(fieldProblems(checked.error))
  try {
    return await work(checked.data)
  } catch (error) {
    throw error instanceof InvalidInput ? back(error.fields) : error
  }
}
