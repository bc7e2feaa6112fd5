import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { PayForm } from '@/components/razorpay/pay-form'
import { Wordmark } from '@/components/shell/wordmark'
import { StateChip } from '@/components/ui/badge'
import { razorpayForm } from '@/lib/payments/razorpay-form'

/** The address is the key to the payment: Razorpay is told whom it is from, and no more. */
export const metadata: Metadata = {
  title: 'Pay with Razorpay',
  robots: { index: false, follow: false },
  referrer: 'origin',
}
export const instant = false

/** Razorpay's page is entered by a form, so the last step before it is this button. */
export default async function RazorpayPage({ params }: { params: Promise<{ session: string }> }) {
  await connection()
  const form = (await razorpayForm((await params).session)) ?? notFound()
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex min-h-dvh w-full max-w-lg flex-col gap-8 px-4 py-6 outline-none">
      <header className="flex items-center justify-between gap-4">
        <Wordmark />
        {form.test ? <StateChip tone="warn">Test money</StateChip> : null}
      </header>
      <h1 className="display text-poster">{form.open ? 'Pay with Razorpay' : 'This payment is over'}</h1>
      <PayForm form={form} />
    </main>
  )
}
