import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { Form } from '@/components/forms/form'
import { HiddenField } from '@/components/forms/hidden-field'
import { roleNames } from '@/components/orgs/role-words'
import { PosterArt } from '@/components/poster/poster-art'
import { AuthShell } from '@/components/shell/auth-shell'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { reachOrganisation } from '@/lib/orgs/reach'
import { leave } from '../../actions'

export const metadata: Metadata = { title: 'Leave an organisation' }
export const instant = false

/** Where the mail to somebody who was made a member leads to those who did not want it. */
export default async function LeavePage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params
  const page = `/console/organisations/${organisationId}/leave`
  const { id, name, role, membershipId } = await visit(page, (ctx) =>
    reachOrganisation(ctx, organisationId, 'organisation.leave'),
  )
  return (
    <AuthShell title="Leave?" poster={<PosterArt id="evt_leave" category="community" />}>
      <p>
        You work for <strong className="[overflow-wrap:anywhere]">{name}</strong>. Your role: {roleNames[role]}. When you leave,
        you no longer get to its events.
      </p>
      <Form action={leave} id="leave" className="flex flex-col gap-3">
        <HiddenField name="organisationId" value={id} />
        <HiddenField name="membershipId" value={membershipId ?? ''} />
        <SubmitButton variant="danger" wide pending="Leaving…">
          Leave {name}
        </SubmitButton>
        <Button href="/console" variant="quiet" wide>
          Stay
        </Button>
      </Form>
    </AuthShell>
  )
}
