import { Fragment } from 'react'
import type { MailEvent, Site } from '@/lib/notifications/mail-props'
import { Action } from './layout/action'
import { Band } from './layout/band'
import { EventHead } from './layout/event-head'
import { Perforation } from './layout/perforation'
import { Shell } from './layout/shell'
import { TestMoney, testMoney } from './layout/test-money'
import { OwnWords, Paragraph, Subtitle } from './layout/text'
import { plain, plainEvent } from './plain'
import type { Template } from './template'

/** A paragraph, lines below each other, or what somebody else said, under a heading. */
type Part = string | { lines: string[] } | { from: string; said: string } | null

type Common = { site: Site; event: MailEvent; order: { number: string; url: string }; test?: boolean }

type Words<Props> = {
  subject: (props: Props) => string
  preview: (props: Props) => string
  /** how the plain text begins */
  title: string
  parts: (props: Props) => Part[]
  action: (props: Props) => { label: string; url: string }
  reason: (props: Props) => string
}

const sign = ({ event }: Common) =>
  event.organiser.email
    ? `Questions? Reply to this mail, it goes to ${event.organiser.name}.`
    : `Questions? ${event.organiser.name} can be reached from the event page.`

/** A mail about an order that has no tickets to show: the event, what happened, one thing to do. */
export const eventNotice = <Props extends Common>(words: Words<Props>): Template<Props> => {
  const parts = (props: Props) => [...words.parts(props), sign(props)].filter((part) => part !== null)
  return {
    subject: words.subject,
    preview: words.preview,

    html: (props, head) => (
      <Shell site={props.site} {...head} accent={props.event.accent} corner={props.order.number} reason={words.reason(props)}>
        {(accent) => (
          <>
            <Band top={28} bottom={26}>
              <EventHead event={props.event} />
            </Band>
            <Perforation />
            <Band top={22} bottom={22}>
              {parts(props).map((part, index) => (
                <Fragment key={JSON.stringify(part)}>{shown(part, index === 0 ? 0 : 12)}</Fragment>
              ))}
              {props.test && <TestMoney />}
            </Band>
            <Band top={0} bottom={30}>
              <Action href={words.action(props).url} label={words.action(props).label} accent={accent} />
            </Band>
          </>
        )}
      </Shell>
    ),

    text: (props) => {
      const { label, url } = words.action(props)
      const said = parts(props).map((part) =>
        typeof part === 'string' ? part : 'lines' in part ? part.lines : [`${part.from}:`, part.said],
      )
      return plain(
        props.site,
        [words.title, plainEvent(props.event), ...said, props.test && testMoney, `${label}: ${url}`],
        words.reason(props),
      )
    },
  }
}

function shown(part: Exclude<Part, null>, top: number) {
  if (typeof part === 'string') return <Paragraph top={top}>{part}</Paragraph>
  if ('lines' in part)
    return part.lines.map((line) => (
      <Paragraph key={line} top={8}>
        {line}
      </Paragraph>
    ))
  return (
    <div style={{ paddingTop: top }}>
      <Subtitle>{part.from}</Subtitle>
      <OwnWords text={part.said} />
    </div>
  )
}
