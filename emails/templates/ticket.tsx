import type { TicketProps as Props } from '@/lib/notifications/mail-props'
import { Action } from '../layout/action'
import { Band } from '../layout/band'
import { EventHead, Poster } from '../layout/event-head'
import { Help } from '../layout/help'
import { Perforation } from '../layout/perforation'
import { Shell } from '../layout/shell'
import { Paragraph } from '../layout/text'
import { TicketStub } from '../layout/ticket-stub'
import { plain, plainEvent, plainHelp } from '../plain'
import type { Template } from '../template'
import { when } from '../when'
import { person, shortened } from '../words'

const origin = ({ buyerName }: Props) =>
  buyerName && `${person(buyerName)} registered you. This ticket is yours: show its code at the door.`
const reason = ({ event }: Props) => `Sent on behalf of ${event.organiser.name}, because this address was given for a ticket.`
const page = ({ ticket }: Props) => ({ url: ticket.url, name: 'your ticket' })

/** To one attendee: their ticket and nothing of the order. */
export const ticket: Template<Props> = {
  subject: ({ event }) => `Your ticket: ${shortened(event.title)}, ${when(event).date}`,

  preview: ({ event, ticket: { typeName } }) => {
    const [, time] = when(event).lines
    return `${typeName}, ${time}, ${event.place?.name ?? 'online'}. Show the code at the door.`
  },

  html: (props, words) => {
    const { site, event, ticket: own, can, calendarAttached } = props
    return (
      <Shell site={site} {...words} accent={event.accent} corner={own.reference} reason={reason(props)}>
        {(accent) => (
          <>
            <Poster event={event} />
            <Band top={26} bottom={26}>
              <EventHead event={event} />
            </Band>
            <Band top={0} bottom={24}>
              <Action href={own.url} label="View ticket" accent={accent} />
            </Band>
            <Perforation />
            <Band top={20} bottom={20}>
              <TicketStub ticket={own} position={1} of={1} />
            </Band>
            <Perforation />
            <Band top={22} bottom={30}>
              {props.buyerName && (
                <div style={{ paddingBottom: 16 }}>
                  <Paragraph>{origin(props)}</Paragraph>
                </div>
              )}
              <Help event={event} can={can} page={page(props)} calendarAttached={calendarAttached} />
            </Band>
          </>
        )}
      </Shell>
    )
  },

  text: (props) => {
    const { site, event, ticket: own } = props
    return plain(
      site,
      [
        plainEvent(event),
        [`${person(own.holderName)}, ${own.typeName}, ${own.reference}`, `View ticket: ${own.url}`],
        origin(props),
        plainHelp({ ...props, page: page(props) }),
      ],
      reason(props),
    )
  },
}
