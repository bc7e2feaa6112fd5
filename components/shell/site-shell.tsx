import type { ReactNode } from 'react'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

/** A public page: header, `#main`, footer. `account` is the place for sign-in or the account. */
export function SiteShell({ current, account, children }: { current?: string; account?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader current={current}>{account}</SiteHeader>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
