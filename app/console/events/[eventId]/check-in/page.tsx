import type { Metadata } from 'next'
import Link from 'next/link'
import { visit } from '@/app/console/visit'
import { CheckInTabs } from '@/components/checkin/check-in-tabs'
import { ConflictList } from '@/components/checkin/conflict-list'
import { LiveReport } from '@/components/checkin/live-report'
import { ScanOutcome } from '@/components/checkin/scan-outcome'
import { one, withQuery } from '@/components/orders/query'
import { PageHead } from '@/components/shell/page-head'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Qr } from '@/components/ui/qr'
import { Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { Time } from '@/components/ui/time'
import { listConflicts } from '@/lib/checkin/list-conflicts'
import { listScans } from '@/lib/checkin/list-scans'
import { readDoorReport } from '@/lib/checkin/read-door-report'
import { env } from '@/lib/config/env'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'

export const metadata: Metadata = { title: 'Check-in' }

type Props = {
  params: Promise<{ eventId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CheckInPage({ params, searchParams }: Props) {
  const { eventId } = await params
  const asked = await searchParams
  const refused = one(asked, 'show') === 'refused'
  const cursor = one(asked, 'cursor')?.slice(0, 60)
  const path = `/console/events/${eventId}/check-in`
  const show = refused ? 'refused' : undefined
  const { event, report, conflicts, scans } = await visit(withQuery(path, { show }), async (ctx) => ({
    event: await reachEvent(ctx, eventId, 'door.scan'),
    report: await readDoorReport(ctx, { eventId }),
    conflicts: await listConflicts(ctx, { eventId, limit: 50 }),
    scans: await listScans(ctx, { eventId, refused, cursor }),
  }))
  const door = `/scan/${event.id}`
  return (
    <>
      <PageHead
        title="Check-in"
        actions={
          <>
            {may(event.role, 'attendees.read') ? (
              <a href={`${path}/export.csv`} download className={buttonClass({ variant: 'quiet' })}>
                Scans as CSV
              </a>
            ) : null}
            <Button href={door}>Open the door page</Button>
          </>
        }
      >
        Scan with any phone. Members with a door role may scan and nothing else.
      </PageHead>
      <CheckInTabs eventId={event.id} role={event.role} current="" />
      <ConflictList conflicts={conflicts} zone={event.timeZone} />
      <div className="mb-8 grid gap-4 md:grid-cols-[minmax(0,1fr)_15rem]">
        <Card>
          <LiveReport eventId={event.id} timeZone={event.timeZone} report={report} />
        </Card>
        <Card>
          <Qr text={`${env().publicUrl}${door}`} label="The address of the door page" />
          <p className="mt-3 text-muted text-sm">Open the door page on a phone: point its camera here, then sign in.</p>
        </Card>
      </div>
      <Tabs
        label="Scans"
        current={withQuery(path, { show })}
        items={[
          { href: path, label: 'Every scan' },
          { href: withQuery(path, { show: 'refused' }), label: 'Refused' },
        ]}
      />
      <Table
        caption={refused ? 'Refused scans' : 'Scans'}
        rows={scans.items}
        rowKey={({ scanId }) => scanId}
        columns={[
          {
            key: 'who',
            label: 'Who',
            cell: ({ holderName, reference }) => (
              <>
                <span className="block font-medium [overflow-wrap:anywhere]">{holderName ?? 'Nobody we know'}</span>
                {reference ? <span className="code block text-muted text-xs">{reference}</span> : null}
              </>
            ),
          },
          { key: 'outcome', label: 'Answer', cell: ({ reason, undone }) => <ScanOutcome reason={reason} undone={undone} /> },
          { key: 'type', label: 'Ticket', from: 'md', cell: ({ ticketTypeName }) => ticketTypeName },
          { key: 'gate', label: 'Gate', from: 'sm', cell: ({ gate }) => gate },
          { key: 'at', label: 'When', cell: ({ at }) => <Time instant={at} zone={event.timeZone} /> },
        ]}
        empty={
          <EmptyState title={refused ? 'Nobody was refused' : 'No scans yet'}>
            {refused ? <Link href={path}>Show every scan</Link> : 'They appear here as the door opens.'}
          </EmptyState>
        }
      />
      <Pagination
        previous={cursor ? withQuery(path, { show }) : null}
        next={scans.nextCursor ? withQuery(path, { show, cursor: scans.nextCursor }) : null}
      />
    </>
  )
}
