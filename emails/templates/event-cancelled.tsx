import type { EventCancelledProps as Props } from '@/lib/notifications/mail-props'
import { Action } from '../layout/action'
import { Band } from '../layout/band'
import { EventHead } from '../layout/event-head'
import { Perforation } from '../layout/perforation'
import { Shell } from '../layout/shell'
import { OwnWords, Paragraph, Subtitle } from '../layout/text'
import { plain, plainEvent } from '../plain'
import type { Template } from '../template'
import { when } from '../when'
import { price, shortened } from '../words'

const reason = ({ event, order }: Props) =>
  `Sent on behalf of ${event.organiser.name}, because you hold tickets in order ${order.number}.`
const news = ({ event }: Props) =>
  `${event.organiser.name} has cancelled this event. Your tickets no longer admit anyone; there is nothing you need to do.`
const money = ({ refund, money: told, event }: Props) =>
  !told
    ? null
    : refund
      ? refund.byHand
        ? `You paid ${price(refund.amountMinor, refund.currency)} at the door, and ${event.organiser.name} gives it back to you by hand.`
        : `${price(refund.amountMinor, refund.currency)} goes back the way you paid. Banks take up to ten working days to show it.`
      : 'You paid nothing, so there is nothing to refund.'
const calendar = ({ calendarAttached }: Props) =>
  calendarAttached && 'The attached calendar file takes the date off your calendar.'
const contact = ({ event }: Props) =>
  event.organiser.email
    ? `Questions? Reply to this mail, it goes to ${event.organiser.name}.`
    : `Questions? ${event.organiser.name} can be reached from the event page.`

/** To each buyer: it is off, in the organiser's words, and what happens to the money. */
export const eventCancelled: Template<Props> = {
  subject: ({ event }) => `Cancelled: ${shortened(event.title)}, ${when(event).date}`,

  preview: (props) => (props.refund && money(props)) || `${props.event.organiser.name} has cancelled this event.`,

  html: (props, words) => (
    <Shell site={props.site} {...words} accent={props.event.accent} corner={props.order.number} reason={reason(props)}>
      {(accent) => (
        <>
          <Band top={28} bottom={26}>
            <EventHead event={props.event} cancelled />
          </Band>
          <Perforation />
          <Band top={22} bottom={22}>
            {props.message.trim() && (
              <div style={{ paddingBottom: 16 }}>
                <Subtitle>From {props.event.organiser.name}</Subtitle>
                <OwnWords text={props.message} />
              </div>
            )}
            <Paragraph>{news(props)}</Paragraph>
            {money(props) && <Paragraph top={12}>{money(props)}</Paragraph>}
            <Paragraph top={12}>{[calendar(props), contact(props)].filter(Boolean).join(' ')}</Paragraph>
          </Band>
          <Band top={0} bottom={30}>
            <Action href={props.order.url} label="View order" accent={accent} />
          </Band>
        </>
      )}
    </Shell>
  ),

  text: (props) =>
    plain(
      props.site,
      [
        'This event is cancelled',
        plainEvent(props.event, { cancelled: true }),
        props.message.trim() && [`From ${props.event.organiser.name}:`, props.message.trim()],
        news(props),
        money(props),
        [calendar(props), contact(props)],
        `View order: ${props.order.url}`,
      ],
      reason(props),
    ),
}
