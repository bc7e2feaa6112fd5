import type { Site } from '@/lib/notifications/mail-props'
import { Notice } from './layout/notice'
import { plain } from './plain'
import type { Template } from './template'

type Words<Props> = {
  subject: (props: Props) => string
  title: string
  lead: (props: Props) => string
  action: (props: Props) => { label: string; url: string }
  aside: (props: Props) => string
  reason: (props: Props) => string
}

/** A mail about an account, from its words. No name is used in them: whoever typed the address may have typed anything there. */
export const noticeTemplate = <Props extends { site: Site }>(words: Words<Props>): Template<Props> => ({
  subject: words.subject,
  preview: words.lead,
  html: (props, { subject, preview }) => (
    <Notice
      site={props.site}
      subject={subject}
      preview={preview}
      title={words.title}
      lead={words.lead(props)}
      action={words.action(props)}
      aside={words.aside(props)}
      reason={words.reason(props)}
    />
  ),
  text: (props) => {
    const { label, url } = words.action(props)
    return plain(props.site, [words.title, words.lead(props), [`${label}:`, url], words.aside(props)], words.reason(props))
  },
})
