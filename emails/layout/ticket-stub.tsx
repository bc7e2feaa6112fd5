import { Img } from 'react-email'
import type { MailTicket } from '@/lib/notifications/mail-props'
import { altText, colour, face } from '../look'
import { person } from '../words'
import { TextLink } from './text'

const size = 216

type Props = { ticket: MailTicket; position: number; of: number }

/** One ticket: its code on white in either theme, and who it admits. Side by side where there is room, without a media query. */
export function TicketStub({ ticket, position, of }: Props) {
  const { reference, holderName, typeName, url, qrCid } = ticket
  const holder = person(holderName)
  return (
    <div style={{ textAlign: 'center', fontSize: 0 }}>
      <div
        style={{
          display: 'inline-block',
          verticalAlign: 'middle',
          width: size,
          backgroundColor: '#ffffff',
          borderRadius: 10,
          overflow: 'hidden',
        }}
      >
        <Img
          src={`cid:${qrCid}`}
          alt={`Code of ticket ${reference} for ${holder}`}
          width={size}
          height={size}
          style={{ ...altText, width: size, height: size }}
        />
      </div>
      <div style={{ display: 'inline-block', verticalAlign: 'middle', width: '100%', maxWidth: 286, textAlign: 'left' }}>
        <div className="wide" style={{ padding: '8px 12px 8px 24px', fontFamily: face.text, fontSize: 14, lineHeight: '21px' }}>
          <div className="muted" style={{ color: colour.muted, fontWeight: 600 }}>
            {of > 1 ? `Ticket ${position} of ${of}` : 'Your ticket'}
          </div>
          <div
            className="ink"
            style={{
              color: colour.ink,
              fontSize: 21,
              lineHeight: '26px',
              fontWeight: 700,
              overflowWrap: 'break-word',
              wordBreak: 'break-word',
            }}
          >
            {holder}
          </div>
          <div className="ink" style={{ color: colour.ink, fontSize: 16, lineHeight: '24px' }}>
            {typeName}
          </div>
          <div className="muted" style={{ color: colour.muted, fontFamily: face.mono, paddingTop: 6 }}>
            {reference}
          </div>
          <div className="ink" style={{ color: colour.ink, paddingTop: 6 }}>
            <TextLink href={url}>View ticket</TextLink>
          </div>
        </div>
      </div>
    </div>
  )
}
