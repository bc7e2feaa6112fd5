import { Img } from 'react-email'
import type { MailEvent } from '@/lib/notifications/mail-props'
import { altText, colour, face } from '../look'
import { when } from '../when'
import { joinOnline } from '../words'
import { Paragraph, TextLink, Title } from './text'

const line = { fontFamily: face.text, textTransform: 'uppercase', fontSize: 13, lineHeight: '16px', fontWeight: 700 } as const

/** The poster across the card, when there is one: inline, so that it is there with remote pictures blocked. */
export function Poster({ event: { posterCid, title } }: { event: MailEvent }) {
  if (!posterCid) return null
  return (
    <tr>
      <td style={{ padding: 0, fontSize: 0, lineHeight: 0 }}>
        <Img
          className="muted"
          src={`cid:${posterCid}`}
          alt={`Poster of ${title}`}
          width={600}
          style={{ ...altText, width: '100%', maxWidth: 600, height: 'auto' }}
        />
      </td>
    </tr>
  )
}

/** Where to be, in one line. */
function Place({ event: { place, online }, cancelled }: { event: MailEvent; cancelled: boolean }) {
  if (!place) return cancelled ? 'Online' : joinOnline
  const name = place.mapUrl ? <TextLink href={place.mapUrl}>{place.name}</TextLink> : place.name
  return (
    <>
      {name}
      {place.address && `, ${place.address}`}
      {online && ', and online'}
    </>
  )
}

function Stamp() {
  return (
    <div style={{ paddingBottom: 10 }}>
      <span
        style={{
          ...line,
          display: 'inline-block',
          padding: '5px 9px',
          borderRadius: 4,
          backgroundColor: colour.signal,
          color: '#151512',
        }}
      >
        Cancelled
      </span>
    </div>
  )
}

/** The big date beside title, time and place. */
export function EventHead({ event, cancelled = false }: { event: MailEvent; cancelled?: boolean }) {
  const { weekday, day, month, lines } = when(event)
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td valign="top" width={76} style={{ width: 76, paddingRight: 18 }} aria-hidden="true">
            <div className="muted" style={{ ...line, color: colour.muted }}>
              {weekday}
            </div>
            <div
              className={cancelled ? 'muted' : 'ink'}
              style={{
                fontFamily: face.display,
                fontSize: 58,
                lineHeight: '56px',
                fontWeight: 800,
                letterSpacing: '-3px',
                color: cancelled ? colour.muted : colour.ink,
              }}
            >
              {day}
            </div>
            <div className="muted" style={{ ...line, color: colour.muted }}>
              {month}
            </div>
          </td>
          <td valign="top">
            {cancelled && <Stamp />}
            <Title>{event.title}</Title>
            <div style={{ textDecoration: cancelled ? 'line-through' : 'none' }}>
              <Paragraph top={10}>
                <strong>{lines[0]}</strong>
                <br />
                <strong>{lines[1]}</strong>
              </Paragraph>
            </div>
            <Paragraph muted>{lines[2]}</Paragraph>
            <Paragraph top={8}>
              <Place event={event} cancelled={cancelled} />
            </Paragraph>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
