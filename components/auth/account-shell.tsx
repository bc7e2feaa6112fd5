import type { ReactNode } from 'react'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { SiteShell } from '@/components/shell/site-shell'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tabs } from '@/components/ui/tabs'

const items = [
  { href: '/account', label: 'Profile' },
  { href: '/account/tickets', label: 'Tickets' },
  { href: '/account/sessions', label: 'Sign-ins' },
]

/** A page of one's own account: who is signed in, its parts, and the way out. */
export function AccountShell({
  title,
  current,
  email,
  signOut,
  children,
}: {
  title: ReactNode
  /** href of the open part */
  current: string
  email: string
  signOut: Action
  children: ReactNode
}) {
  return (
    <SiteShell current="/account/tickets">
      <div className="wrap flex flex-col gap-8 py-10">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1 className="display text-poster">{title}</h1>
            <p className="mt-1 break-words text-muted text-sm">Signed in as {email}</p>
          </div>
          <Form action={signOut} id="sign-out">
            <SubmitButton variant="quiet" size="sm" pending="Signing out…">
              Sign out
            </SubmitButton>
          </Form>
        </div>
        <Tabs label="Account" items={items} current={current} />
        {children}
      </div>
    </SiteShell>
  )
}
