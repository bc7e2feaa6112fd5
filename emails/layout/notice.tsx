import type { Site } from '@/lib/notifications/mail-props'
import { Action } from './action'
import { Band } from './band'
import { Perforation } from './perforation'
import { Shell } from './shell'
import { Paragraph, TextLink, Title } from './text'

type Props = {
  site: Site
  subject: string
  preview: string
  title: string
  lead: string
  action: { label: string; url: string }
  /** below the perforation: what if it was not me */
  aside: string
  reason: string
}

/** A mail about an account: one thing to know, one thing to do. The address is written out too, for programs that drop buttons. */
export function Notice({ site, subject, preview, title, lead, action, aside, reason }: Props) {
  return (
    <Shell site={site} subject={subject} preview={preview} reason={reason}>
      {(accent) => (
        <>
          <Band top={36} bottom={24}>
            <Title>{title}</Title>
            <Paragraph top={12}>{lead}</Paragraph>
          </Band>
          <Band top={0} bottom={26}>
            <Action href={action.url} label={action.label} accent={accent} />
          </Band>
          <Perforation />
          <Band top={20} bottom={30}>
            <Paragraph muted>{aside}</Paragraph>
            <Paragraph muted top={10}>
              If the button does nothing, open this address:
              <br />
              <span style={{ wordBreak: 'break-all' }}>
                <TextLink href={action.url}>{action.url}</TextLink>
              </span>
            </Paragraph>
          </Band>
        </>
      )}
    </Shell>
  )
}
