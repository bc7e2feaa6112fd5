import { Fragment } from 'react'
import type { OrderConfirmationProps as Props } from '@/lib/notifications/mail-props'
import { Action } from '../layout/action'
import { Band } from '../layout/band'
import { EventHead, Poster } from '../layout/event-head'
import { Help } from '../layout/help'
import { amountNotes, OrderSummary } from '../layout/order-summary'
import { Perforation } from '../layout/perforation'
import { Shell } from '../layout/shell'
import { testMoney } from '../layout/test-money'
import { Paragraph, TextLink } from '../layout/text'
import { TicketStub } from '../layout/ticket-stub'
import { plain, plainEvent, plainHelp } from '../plain'
import type { Template } from '../template'
import { when } from '../when'
import { count, person, price, shortened } from '../words'

/** More codes would take the mail over what Gmail shows whole; the order page has them all. */
export const ticketsInMail = 20

const reason = ({ event, order }: Props) =>
  `Sent on behalf of ${event.organiser.name}, because this address was given for order ${order.number}.`
const call = ({ tickets }: Props) =>
  tickets.length === 0 ? 'View your order' : tickets.length === 1 ? 'View ticket' : `View your ${tickets.length} tickets`
const what = ({ tickets }: Props) => (tickets.length === 0 ? 'gift' : tickets.length === 1 ? 'ticket' : 'tickets')
const invoiced = 'The invoice is attached.'
const page = ({ order }: Props) => ({ url: order.url, name: 'your order' })

/** To the buyer: every ticket, the order, what to do if plans change. */
export const orderConfirmation: Template<Props> = {
  subject: (props) => `Your ${what(props)}: ${shortened(props.event.title)}, ${when(props.event).date}`,

  preview: ({ event, tickets }) => {
    if (tickets.length === 0) return `${event.organiser.name} thanks you for your gift.`
    const [, time] = when(event).lines
    return `${count(tickets.length, 'ticket')}, ${time}, ${event.place?.name ?? 'online'}. Show the code at the door.`
  },

  html: (props, words) => {
    const { site, event, order, tickets, can, refundPolicy, calendarAttached, paperAttached } = props
    const shown = tickets.slice(0, ticketsInMail)
    return (
      <Shell site={site} {...words} accent={event.accent} corner={order.number} reason={reason(props)}>
        {(accent) => (
          <>
            <Poster event={event} />
            <Band top={26} bottom={26}>
              <EventHead event={event} />
            </Band>
            <Band top={0} bottom={24}>
              <Action href={order.url} label={call(props)} accent={accent} />
            </Band>
            {shown.map((ticket, index) => (
              <Fragment key={ticket.reference}>
                <Perforation />
                <Band top={20} bottom={20}>
                  <TicketStub ticket={ticket} position={index + 1} of={tickets.length} />
                </Band>
              </Fragment>
            ))}
            {tickets.length > shown.length && (
              <Band top={0} bottom={24}>
                <Paragraph>
                  {count(tickets.length - shown.length, 'more ticket')} in <TextLink href={order.url}>your order</TextLink>.
                </Paragraph>
              </Band>
            )}
            <Perforation />
            <Band top={22} bottom={22}>
              <OrderSummary order={order} />
              {paperAttached && (
                <Paragraph muted top={8}>
                  {invoiced}
                </Paragraph>
              )}
            </Band>
            <Perforation />
            <Band top={22} bottom={30}>
              <Help event={event} can={can} page={page(props)} refundPolicy={refundPolicy} calendarAttached={calendarAttached} />
            </Band>
          </>
        )}
      </Shell>
    )
  },

  text: (props) => {
    const { site, event, order, tickets, refundPolicy, paperAttached } = props
    return plain(
      site,
      [
        plainEvent(event),
        `${call(props)}: ${order.url}`,
        ...tickets.map(({ holderName, typeName, reference, url }) => [`${person(holderName)}, ${typeName}, ${reference}`, url]),
        [
          `Order ${order.number}`,
          ...order.lines.map(
            ({ label, quantity, amountMinor }) =>
              `${quantity === undefined ? '' : `${quantity} x `}${label}: ${price(amountMinor, order.currency)}`,
          ),
          `Total: ${price(order.totalMinor, order.currency)}`,
          ...amountNotes(order),
          order.test && testMoney,
          paperAttached && invoiced,
        ],
        refundPolicy,
        plainHelp({ ...props, page: page(props) }),
      ],
      reason(props),
    )
  },
}
