import type { OrderConfirmationProps } from '@/lib/notifications/mail-props'
import { colour, face } from '../look'
import { amount, price } from '../words'
import { TestMoney } from './test-money'
import { Paragraph, Subtitle } from './text'

type Order = OrderConfirmationProps['order']

/** Below the total: the tax in it, and who took the money. */
export const amountNotes = ({ includedTaxMinor, currency, paid, test }: Order): string[] => [
  ...(includedTaxMinor > 0 ? [`The total includes ${amount({ amountMinor: includedTaxMinor, currency })} tax.`] : []),
  ...(paid && !test ? [`Paid through ${paid.by}.`] : []),
]

const cell = { fontFamily: face.text, fontSize: 15, lineHeight: '22px', padding: '5px 0' }
const figure = { ...cell, whiteSpace: 'nowrap', paddingLeft: 16, fontVariantNumeric: 'tabular-nums' } as const

/** What was bought and what it came to, all in. */
export function OrderSummary({ order }: { order: Order }) {
  const ruled = { borderTop: `1px solid ${colour.line}`, fontWeight: 700, paddingTop: 10, color: colour.ink }
  return (
    <>
      <Subtitle>Order {order.number}</Subtitle>
      <table width="100%" cellPadding={0} cellSpacing={0} border={0}>
        <tbody>
          {order.lines.map(({ label, quantity, amountMinor }) => (
            <tr key={label}>
              <td className="ink" style={{ ...cell, color: colour.ink }}>
                {quantity === undefined ? label : `${quantity} × ${label}`}
              </td>
              <td className="ink" align="right" style={{ ...figure, color: colour.ink }}>
                {price(amountMinor, order.currency)}
              </td>
            </tr>
          ))}
          <tr>
            <td className="ink line" style={{ ...cell, ...ruled }}>
              Total
            </td>
            <td className="ink line" align="right" style={{ ...figure, ...ruled }}>
              {price(order.totalMinor, order.currency)}
            </td>
          </tr>
        </tbody>
      </table>
      {amountNotes(order).length > 0 && (
        <Paragraph muted top={8}>
          {amountNotes(order).join(' ')}
        </Paragraph>
      )}
      {order.test && <TestMoney />}
    </>
  )
}
