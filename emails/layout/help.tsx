import type { MailEvent } from '@/lib/notifications/mail-props'
import { selfService } from '../self-service'
import { OwnWords, Paragraph, Subtitle, TextLink } from './text'

type Props = {
  event: MailEvent
  can: Parameters<typeof selfService>[0]
  page: { url: string; name: string }
  refundPolicy?: string
  calendarAttached: boolean
}

/** If plans change, and whom to ask. */
export function Help({ event, can, page, refundPolicy = '', calendarAttached }: Props) {
  const deeds = selfService(can)
  return (
    <>
      <Subtitle>If plans change</Subtitle>
      {deeds && (
        <Paragraph>
          To {deeds}, open <TextLink href={page.url}>{page.name}</TextLink>.
        </Paragraph>
      )}
      <OwnWords text={refundPolicy} top={deeds ? 12 : 0} />
      <Paragraph top={deeds || refundPolicy ? 12 : 0}>
        {event.organiser.email ? (
          <>Questions? Reply to this mail, it goes to {event.organiser.name}.</>
        ) : (
          <>
            Questions? {event.organiser.name} can be reached from <TextLink href={event.url}>the event page</TextLink>.
          </>
        )}
        {calendarAttached && ' The date is attached for your calendar.'}
      </Paragraph>
    </>
  )
}
