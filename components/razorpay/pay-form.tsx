import clsx from 'clsx'
import { TicketStub } from '@/components/ticket/ticket-stub'
import { Button, buttonClass } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { RazorpayForm } from '@/lib/payments/razorpay-form'

/** The bill, and the plain form that leads on to Razorpay. */
export function PayForm({ form }: { form: RazorpayForm }) {
  const { action, fields, title, number, total, heldUntil, open, returnUrl, cancelUrl } = form
  const amount = formatMoney(total)
  return (
    <TicketStub
      title={title}
      lines={[
        { key: 'order', label: 'Order', value: <span className="code">{number}</span> },
        { key: 'held', label: 'Tickets held until', value: <Time instant={heldUntil} zone="UTC" show="time" /> },
      ]}
      total={{ label: 'To pay', value: amount }}
    >
      {open ? (
        <form method="post" action={action} className="flex flex-col gap-3">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" size="lg" wide>
            Pay {amount}
          </Button>
          <a href={cancelUrl} className={clsx(buttonClass({ variant: 'link' }), 'self-center py-2')}>
            Cancel and go back
          </a>
        </form>
      ) : (
        <a href={returnUrl} className={buttonClass({ wide: true, size: 'lg' })}>
          Back to your order
        </a>
      )}
    </TicketStub>
  )
}
