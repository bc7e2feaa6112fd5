import clsx from 'clsx'
import { TicketStub } from '@/components/ticket/ticket-stub'
import { buttonClass } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { SandboxPage } from '@/lib/payments/sandbox-page'
import { ChoiceForm } from './choice-form'

const ended = {
  paid: 'This is paid.',
  processing: 'The test bank is confirming this payment.',
  declined: 'The test bank declined this payment.',
  closed: 'This payment can no longer be made. Nothing was charged.',
}

/** The bill on a ticket, and on its stub what to do with it. */
export function PayStub({ session, page }: { session: string; page: SandboxPage }) {
  const { description, total, heldUntil, state, returnUrl, cancelUrl } = page
  const amount = formatMoney(total)
  return (
    <TicketStub
      title={description}
      lines={[
        { key: 'held', label: 'Tickets held until', value: <Time instant={heldUntil} zone="UTC" show="time" /> },
        { key: 'money', label: 'Paid with', value: 'Test money' },
      ]}
      total={{ label: 'To pay', value: amount }}
    >
      {state === 'open' ? (
        <div className="flex flex-col gap-3">
          <ChoiceForm session={session} choice="pay" size="lg" wide>
            Pay {amount}
          </ChoiceForm>
          <ChoiceForm session={session} choice="decline" variant="quiet" wide>
            Decline
          </ChoiceForm>
          <a href={cancelUrl} className={clsx(buttonClass({ variant: 'link' }), 'self-center py-2')}>
            Cancel and go back
          </a>
        </div>
      ) : (
        <div className="flex flex-col items-start gap-4">
          <p className="text-sm">{ended[state]}</p>
          <a href={returnUrl} className={buttonClass({ wide: true, size: 'lg' })}>
            Back to your order
          </a>
        </div>
      )}
    </TicketStub>
  )
}
