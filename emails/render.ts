import { render } from 'react-email'
import type { MailName, MailProps, RenderedMail } from '@/lib/notifications/mail-props'
import { templates } from './templates'

/**
 * One mail, ready to be sent. The same props give the same mail, so that a retry is not another one.
 * Pictures named by content id in the props must be attached under that id.
 * @throws RangeError for props with an unknown time zone, currency or instant.
 */
export async function renderEmail<Name extends MailName>(name: Name, props: MailProps[Name]): Promise<RenderedMail> {
  const template = templates[name]
  const [subject, preview] = [template.subject(props), template.preview(props)]
  const html = await render(template.html(props, { subject, preview }))
  return { subject, preview, html, text: template.text(props) }
}
