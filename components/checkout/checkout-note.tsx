import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { CheckoutPage } from '@/lib/orders/checkout-page'
import { HoldTimer } from './hold-timer'

type Props = { checkout: CheckoutPage; cancelled: boolean /** came back from the provider without paying */; chooseAgain: string }

/** Where the checkout stands: time that runs, time that is up, and what became of the last attempt to pay. */
export function CheckoutNote({ checkout, cancelled, chooseAgain }: Props) {
  const { state, expiresAt, now, event, payment, endReason } = checkout
  if (state === 'over') {
    const failed = endReason === 'payment_failed'
    return (
      <Alert
        tone="warn"
        live
        title={failed ? 'Your bank did not confirm the payment.' : 'Your time is up, and the tickets went back on sale.'}
        action={
          <Button href={chooseAgain} variant="quiet">
            Choose tickets again
          </Button>
        }
      >
        Nothing was charged, and everything you entered is kept. Press “Try again” below: if the tickets are still there, they are
        held for you anew.
      </Alert>
    )
  }
  return (
    <>
      <HoldTimer left={expiresAt.getTime() - now.getTime()}>
        until <Time instant={expiresAt} zone={event.timeZone} show="time" />
      </HoldTimer>
      {payment?.state === 'failed' ? (
        <Alert tone="warn" title="The payment did not go through.">
          {payment.failure ? `${payment.failure} ` : ''}Nothing was charged. Your tickets are still held, so you can try again
          here.
        </Alert>
      ) : cancelled ? (
        <Alert title="You came back without paying.">
          Nothing was charged. Everything is as you left it, and your tickets are still held.
        </Alert>
      ) : null}
    </>
  )
}
