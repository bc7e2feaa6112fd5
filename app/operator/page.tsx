import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { Invariants } from '@/components/operator/invariants'
import { Waiting } from '@/components/operator/waiting'
import { ConsoleShell } from '@/components/shell/console-shell'
import { PageHead } from '@/components/shell/page-head'
import { Button } from '@/components/ui/button'
import { MetaList } from '@/components/ui/meta-list'
import { Time } from '@/components/ui/time'
import { readInstallation } from '@/lib/operator/read-installation'
import { verify } from './actions'

export const metadata: Metadata = { title: { absolute: 'This installation · Foyer' }, robots: { index: false } }

export const instant = false

export default async function OperatorPage() {
  const now = await visit('/operator', (ctx) => readInstallation(ctx, {}))
  return (
    <ConsoleShell
      title="This installation"
      links={[
        { href: '/console', label: 'Events' },
        { href: '/operator', label: 'This installation' },
      ]}
      current="/operator"
      top={
        <Button href="/account" variant="quiet" size="sm">
          Account
        </Button>
      }
    >
      <PageHead title="This installation">For those whose address OPERATORS names.</PageHead>
      <div className="flex flex-col gap-10">
        <Invariants verifiedAt={now.verifiedAt} broken={now.broken} verify={verify} />
        <Waiting now={now} />
        <section aria-labelledby="setup">
          <h2 id="setup" className="display mb-4 text-lg">
            Set up as
          </h2>
          <MetaList
            items={[
              { label: 'Mode', value: now.mode === 'demo' ? 'Demo: nothing here is real' : 'Live' },
              { label: 'Address', value: now.publicUrl },
              { label: 'Mail', value: now.mail === 'outbox' ? 'Kept here, at /outbox; nobody gets any' : now.mail },
              {
                label: 'Payments',
                value: now.payments.length === 0 ? 'None: paid tickets cannot be sold' : now.payments.join(', '),
              },
              { label: 'Database', value: now.database },
            ]}
          />
        </section>
        {now.failedMails.length > 0 ? (
          <section aria-labelledby="mails">
            <h2 id="mails" className="display mb-4 text-lg">
              Mails that could not be sent
            </h2>
            <ul className="flex flex-col divide-y divide-line border-line border-y text-sm">
              {now.failedMails.map(({ id, template, error, at }) => (
                <li key={id} className="flex flex-col gap-1 py-3">
                  <p className="flex flex-wrap gap-x-3">
                    <span className="font-medium">{template}</span>
                    <Time instant={at} zone="UTC" className="text-muted" />
                  </p>
                  <p className="text-muted [overflow-wrap:anywhere]">{error ?? 'No reason was given.'}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </ConsoleShell>
  )
}
