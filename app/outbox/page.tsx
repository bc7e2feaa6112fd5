import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Pagination } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { listOutbox, outboxExists } from '@/lib/email/outbox'

export const metadata: Metadata = { title: 'Outbox', robots: { index: false } }
export const instant = false

type Props = { searchParams: Promise<{ to?: string; before?: string }> }

export default async function OutboxPage({ searchParams }: Props) {
  await connection()
  if (!outboxExists()) notFound()
  const { to, before } = await searchParams
  const { items, next } = await listOutbox({ to, before })
  const page = (query: Record<string, string>) => `/outbox?${new URLSearchParams({ ...(to ? { to } : {}), ...query })}`
  return (
    <SiteShell>
      <div className="wrap flex flex-col gap-6 py-6">
        <div>
          <h1 className="display text-poster">Outbox</h1>
          <p className="mt-2 max-w-2xl text-muted">
            Mail this installation has sent. It is kept here to be read and goes to nobody, because no mail provider is set up.
          </p>
        </div>
        <form method="get" className="flex max-w-md items-end gap-3">
          <Field id="to" label="Sent to" className="flex-1">
            <Input id="to" name="to" type="search" defaultValue={to} placeholder="ada@example.org" />
          </Field>
          <Button type="submit" variant="quiet">
            Search
          </Button>
        </form>
        <Table
          caption="Mail that was sent"
          rows={items}
          rowKey={({ deliveryId }) => deliveryId}
          columns={[
            {
              key: 'subject',
              label: 'Subject',
              cell: ({ deliveryId, subject }) => (
                <Link href={`/outbox/${deliveryId}`} className="font-semibold underline underline-offset-4">
                  {subject}
                </Link>
              ),
            },
            { key: 'to', label: 'To', cell: ({ toAddress }) => toAddress },
            { key: 'sent', label: 'Sent', from: 'sm', cell: ({ sentAt }) => <Time instant={sentAt} zone="UTC" /> },
          ]}
          empty={
            <EmptyState title={to ? 'No mail to that address' : 'No mail yet'}>
              {to ? 'Try a part of it.' : 'Register for an event, and its tickets appear here.'}
            </EmptyState>
          }
        />
        <Pagination previous={before ? page({}) : null} next={next ? page({ before: next }) : null} />
      </div>
    </SiteShell>
  )
}
