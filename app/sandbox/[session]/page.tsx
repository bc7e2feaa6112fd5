import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Outcomes } from '@/components/sandbox/outcomes'
import { PayStub } from '@/components/sandbox/pay-stub'
import { Wordmark } from '@/components/shell/wordmark'
import { StateChip } from '@/components/ui/badge'
import { sandboxPage } from '@/lib/payments/sandbox-page'

/** The address is the key to the payment: no other site is told it. */
export const metadata: Metadata = {
  title: 'Test payment',
  robots: { index: false, follow: false },
  referrer: 'same-origin',
}
export const instant = false

export default async function SandboxPaymentPage({ params }: { params: Promise<{ session: string }> }) {
  await connection()
  const { session } = await params
  const page = (await sandboxPage(session)) ?? notFound()
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex min-h-dvh w-full max-w-lg flex-col gap-8 px-4 py-6 outline-none">
      <header className="flex items-center justify-between gap-4">
        <p className="flex items-baseline gap-2">
          <Wordmark />
          <span className="text-muted text-sm">sandbox</span>
        </p>
        <StateChip tone="warn">Test money</StateChip>
      </header>
      <div>
        <h1 className="display text-poster">The test bank</h1>
        <p className="mt-3 text-muted">
          Nothing here costs anything. You choose what the bank does, and see what becomes of the order.
        </p>
      </div>
      <PayStub session={session} page={page} />
      {page.state === 'open' ? <Outcomes session={session} /> : null}
    </main>
  )
}
