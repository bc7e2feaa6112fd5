import type { Metadata } from 'next'
import { changeOrganisation } from '@/app/console/actions'
import { visit } from '@/app/console/visit'
import { Said } from '@/components/events/said'
import { Form } from '@/components/forms/form'
import { TextField } from '@/components/forms/text-field'
import { InviteForm } from '@/components/orgs/invite-form'
import { InvoicingForm } from '@/components/orgs/invoicing-form'
import { MemberList } from '@/components/orgs/member-list'
import { MemberSaid } from '@/components/orgs/member-said'
import { ConsoleShell } from '@/components/shell/console-shell'
import { PageHead } from '@/components/shell/page-head'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { organisationDetails, takesStripeAccounts } from '@/lib/orgs/change-organisation'
import { listMembers } from '@/lib/orgs/list-members'
import { reachOrganisation } from '@/lib/orgs/reach'
import { changeRole, invite, leave, removeFrom } from '../actions'
import { saveInvoicing } from './actions'

export const metadata: Metadata = { title: 'Organisation' }

export const instant = false

type Props = { params: Promise<{ organisationId: string }>; searchParams: Promise<{ said?: string }> }

export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ organisationId }, { said }] = await Promise.all([params, searchParams])
  const page = `/console/organisations/${organisationId}`
  const { organisation, members, own } = await visit(page, async (ctx) => ({
    organisation: await organisationDetails(await reachOrganisation(ctx, organisationId, 'organisation.manage')),
    members: (await listMembers(ctx, { organisationId })).items,
    own: ctx.actor.kind === 'user' ? ctx.actor.email : '',
  }))
  return (
    <ConsoleShell
      title={organisation.name}
      links={[
        { href: '/console', label: 'Events' },
        { href: page, label: 'Organisation' },
      ]}
      current={page}
      top={
        <Button href={`/organisers/${organisation.slug}`} variant="quiet" size="sm">
          View page
        </Button>
      }
    >
      <Said code={said} />
      <MemberSaid code={said} />
      <PageHead title={organisation.name}>What people see of who runs the events.</PageHead>
      <Card className="max-w-xl">
        <Form
          action={changeOrganisation}
          defaultValue={{ name: organisation.name, contactEmail: organisation.contactEmail ?? '' }}
          labels={{ name: 'Name', contactEmail: 'Contact address' }}
        >
          <input type="hidden" name="organisationId" value={organisation.id} />
          <TextField name="name" label="Name" required maxLength={80} missing="Name the organisation." />
          <TextField
            name="contactEmail"
            type="email"
            label="Contact address"
            maxLength={200}
            hint="Shown on event pages, and where answers to mails go."
          />
          <SubmitButton pending="Saving…">Save</SubmitButton>
        </Form>
      </Card>
      <InvoicingForm organisation={organisation} action={saveInvoicing} stripe={takesStripeAccounts()} />
      <section id="members" aria-labelledby="members-title" className="mt-10 flex max-w-4xl flex-col gap-4">
        <h2 id="members-title" className="display text-title">
          Members
        </h2>
        <MemberList
          organisation={organisation}
          members={members}
          own={own}
          actions={{ change: changeRole, remove: removeFrom, leave }}
        />
        <h3 className="mt-2 font-semibold">Invite somebody</h3>
        <InviteForm organisationId={organisation.id} own={organisation.role} action={invite} />
      </section>
    </ConsoleShell>
  )
}
