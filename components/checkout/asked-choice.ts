import type { Offer } from '@/lib/orders/offer'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The promo code in an address: as people share it, or as the form itself asks where no scripts run. */
export const askedCode = (query: Query): string | null => (one(query.code) ?? one(query.promoCode))?.trim().slice(0, 60) || null

/**
 * What an address asks for, by ticket type: `?tty_1=2&tty_1.price=12.50`, or the fields of the form. The only type there is
 * starts with as many as it is sold in.
 */
export function askedChoice(query: Query, offers: readonly Pick<Offer, 'type' | 'state' | 'minPerOrder'>[]) {
  const fromForm = new Map<string, string>()
  for (const [name, value] of Object.entries(query)) {
    const [, line, field] = /^lines\[(\d+)\]\.(quantity|price)$/.exec(name) ?? []
    const id = line === undefined ? undefined : one(query[`lines[${line}].ticketTypeId`])
    if (id && field) fromForm.set(field === 'quantity' ? id : `${id}.price`, one(value) ?? '')
  }
  const read = (name: string) => one(query[name]) ?? fromForm.get(name)
  const onSale = offers.filter(({ state }) => state === 'on_sale')
  return Object.fromEntries(
    onSale.map(({ type: { id }, minPerOrder }) => {
      const asked = read(id)
      const alone = onSale.length === 1 ? Math.max(1, minPerOrder) : 0
      const price = read(`${id}.price`) ?? null
      return [id, { quantity: asked === undefined ? alone : Math.max(0, Math.trunc(Number(asked)) || 0), price }]
    }),
  )
}
