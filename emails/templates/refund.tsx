import type { RefundProps as Props } from '@/lib/notifications/mail-props'
import { eventNotice } from '../event-notice-template'
import { when } from '../when'
import { amount, count, person, shortened } from '../words'

const why = ({ refund: { reason }, event, order }: Props) => {
  switch (reason) {
    case 'paid_twice':
      return `Order ${order.number} was paid twice. The second payment goes back whole.`
    case 'overpaid':
      return `More was paid than order ${order.number} came to. What was too much goes back.`
    case 'underpaid':
      return `Less was paid than order ${order.number} comes to, so the payment could not be taken. All of it goes back.`
    case 'wrong_currency':
      return `The payment for order ${order.number} came in another currency and could not be taken. All of it goes back.`
    default:
      return `${event.organiser.name} has refunded ${order.whole ? '' : 'a part of '}order ${order.number}.`
  }
}

const dead = ({ tickets }: Props) =>
  tickets.length === 0
    ? []
    : [
        tickets.length === 1 ? 'This ticket no longer admits anyone:' : 'These tickets no longer admit anyone:',
        { lines: tickets.map(({ reference, holderName, typeName }) => `${person(holderName)}, ${typeName}, ${reference}`) },
      ]

const alive = ({ tickets, remaining }: Props) => {
  if (remaining === 0) return null
  const others = tickets.length > 0 ? 'other ' : ''
  return remaining === 1 ? `Your ${others}ticket stays valid.` : `Your ${others}${count(remaining, 'ticket')} stay valid.`
}

const how = ({ refund: back, event }: Props) =>
  back.byHand
    ? `You paid at the door, so ${event.organiser.name} gives ${amount(back)} back to you by hand.`
    : `${amount(back)} goes back the way you paid. Banks take up to ten working days to show it.`

/** To the buyer: how much goes back and why, which tickets died with it, and when the money is there. */
export const refund = eventNotice<Props>({
  subject: ({ event, refund: back }) => `Refund of ${amount(back)}: ${shortened(event.title)}, ${when(event).date}`,
  preview: how,
  title: 'Your refund',
  parts: (props) => [
    why(props),
    how(props),
    props.refund.note.trim() ? { from: `From ${props.event.organiser.name}`, said: props.refund.note.trim() } : null,
    ...dead(props),
    alive(props),
    props.paperAttached ? 'The credit note is attached.' : null,
  ],
  action: ({ order: { url } }) => ({ label: 'View order', url }),
  reason: ({ event, order }) =>
    `Sent on behalf of ${event.organiser.name}, because this address was given for order ${order.number}.`,
})
