import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SiteShell } from '@/components/shell/site-shell'
import { MetaList } from '@/components/ui/meta-list'
import { Tabs } from '@/components/ui/tabs'
import { Time } from '@/components/ui/time'
import { NotFound } from '@/lib/core/error'
import { readOutbox, withPictures } from '@/lib/email/outbox'

export const instant = false

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ part?: string }> }

const shown = cache(async (id: string) => {
  try {
    return await readOutbox(id)
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { subject } = await shown((await params).id)
  return { title: subject, robots: { index: false }, referrer: 'same-origin' }
}

const kilobytes = (base64: string) => `${Math.max(1, Math.round((base64.length * 3) / 4_000))} kB`

export default async function OutboxMailPage({ params, searchParams }: Props) {
  const { id } = await params
  const asText = (await searchParams).part === 'text'
  const mail = await shown(id)
  return (
    <SiteShell>
      <div className="wrap flex flex-col gap-6 py-6">
        <div>
          <Link href="/outbox" className="text-sm underline underline-offset-4">
            Outbox
          </Link>
          <h1 className="display mt-2 text-title [overflow-wrap:anywhere]">{mail.subject}</h1>
        </div>
        <MetaList
          items={[
            { label: 'From', value: mail.fromAddress },
            { label: 'To', value: mail.toAddress },
            ...(mail.replyTo ? [{ label: 'Reply to', value: mail.replyTo }] : []),
            { label: 'Sent', value: <Time instant={mail.sentAt} zone="UTC" /> },
            { label: 'Kind', value: <span className="code">{mail.template}</span> },
          ]}
        />
        <Tabs
          label="Parts"
          current={asText ? `/outbox/${id}?part=text` : `/outbox/${id}`}
          items={[
            { href: `/outbox/${id}`, label: 'As shown' },
            { href: `/outbox/${id}?part=text`, label: 'Plain text' },
          ]}
        />
        {asText ? (
          <pre className="code whitespace-pre-wrap [overflow-wrap:anywhere] rounded-md bg-surface p-5 text-sm ring-1 ring-line ring-inset">
            {mail.text}
          </pre>
        ) : (
          <iframe
            title="The mail as it is shown"
            // nothing in a mail runs, and it is of no origin; its links open in a tab of their own
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={withPictures(mail)}
            className="h-[80vh] w-full resize-y rounded-md bg-white ring-1 ring-line"
          />
        )}
        {mail.attachments.length > 0 ? (
          <section aria-labelledby="attached">
            <h2 id="attached" className="font-semibold">
              Attached
            </h2>
            <ul className="mt-2 flex flex-col gap-1 text-sm">
              {mail.attachments.map(({ filename, contentType, contentId, base64 }, index) => (
                <li key={filename}>
                  <a href={`/outbox/${id}/attachments/${index}`} download={filename} className="underline underline-offset-4">
                    {filename}
                  </a>{' '}
                  <span className="text-muted">
                    {contentType}, {kilobytes(base64)}
                    {contentId ? ', shown in the mail' : ''}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </SiteShell>
  )
}
