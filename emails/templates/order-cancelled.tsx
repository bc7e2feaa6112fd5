import type { OrderCancelledProps as Props } from '@/lib/notifications/mail-props'
import { Action } from '../layout/action'
import { Band } from '../layout/band'
import { EventHead } from '../layout/event-head'
import { Perforation } from '../layout/perforation'
import { Shell } from '../layout/shell'
import { Paragraph } from '../layout/text'
import { plain, plainEvent } from '../plain'
import type { Template } from '../template'
import { when } from '../when'
import { count, person, shortened } from '../words'

const reason = ({ event, order }: Props) =>
  `Sent on behalf of ${event.organiser.name}, because you held tickets in order ${order.number}.`
const news = ({ tickets: { length }, by, order }: Props) =>
  length === 1
    ? `${by ? `${person(by)} has` : 'You have'} cancelled your ticket of order ${order.number}. It no longer admits anyone.`
    : `${by ? `${person(by)} has` : 'You have'} cancelled your ${length} tickets of order ${order.number}. They no longer admit anyone.`
const list = ({ tickets }: Props) =>
  tickets.map(({ reference, holderName, typeName }) => `${person(holderName)}, ${typeName}, ${reference}`)
const calendar = ({ calendarAttached }: Props) =>
  calendarAttached && 'The attached calendar file takes the date off your calendar.'
const contact = ({ event }: Props) =>
  event.organiser.email
    ? `Not what you meant? Reply to this mail, it goes to ${event.organiser.name}.`
    : `Not what you meant? ${event.organiser.name} can be reached from the event page.`

/** To whoever held tickets of an order that was cancelled: which ones no longer admit. */
export const orderCancelled: Template<Props> = {
  subject: ({ event, tickets }) =>
    `${tickets.length === 1 ? 'Ticket' : 'Tickets'} cancelled: ${shortened(event.title)}, ${when(event).date}`,

  preview: ({ tickets }) => `${count(tickets.length, 'ticket')} cancelled. The event itself goes on.`,

  html: (props, words) => (
    <Shell site={props.site} {...words} accent={props.event.accent} corner={props.order.number} reason={reason(props)}>
      {(accent) => (
        <>
          <Band top={28} bottom={26}>
            <EventHead event={props.event} />
          </Band>
          <Perforation />
          <Band top={22} bottom={22}>
            <Paragraph>{news(props)}</Paragraph>
            {list(props).map((line) => (
              <Paragraph key={line} top={8}>
                {line}
              </Paragraph>
            ))}
            <Paragraph top={12}>{[calendar(props), contact(props)].filter(Boolean).join(' ')}</Paragraph>
          </Band>
          <Band top={0} bottom={30}>
            <Action href={props.event.url} label="View event" accent={accent} />
          </Band>
        </>
      )}
    </Shell>
  ),

  text: (props) =>
    plain(
      props.site,
      [
        'Your tickets are cancelled',
        plainEvent(props.event),
        news(props),
        list(props),
        [calendar(props), contact(props)],
        `View event: ${props.event.url}`,
      ],
      reason(props),
    ),
}
