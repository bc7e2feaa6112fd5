'use client'

import type { ReactNode } from 'react'
import { shortMoney } from '@/components/events-public/words'
import { TicketStub } from '@/components/ticket/ticket-stub'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Choice } from './choices'
import { useQuantities } from './use-quantities'

/** The order as it stands, its total, and the button that places it. */
export function OrderStub({
  title,
  choices,
  currency,
  children,
}: {
  title: string
  choices: readonly Choice[]
  currency: string
  children?: ReactNode
}) {
  const chosen = useQuantities(choices)
  const totalMinor = chosen.reduce((sum, { choice, quantity }) => sum + choice.priceMinor * quantity, 0)
  return (
    <TicketStub
      title={title}
      lines={
        chosen.length === 0
          ? [{ key: 'none', label: <span className="text-muted">No tickets chosen yet</span>, value: '' }]
          : chosen.map(({ choice, quantity }) => ({
              key: choice.id,
              label: `${quantity} × ${choice.name}`,
              value: choice.priceMinor === 0 ? 'Free' : shortMoney({ amountMinor: choice.priceMinor * quantity, currency }),
            }))
      }
      total={{ label: 'Total', value: totalMinor === 0 ? 'Free' : shortMoney({ amountMinor: totalMinor, currency }) }}
    >
      <SubmitButton size="lg" wide pending="Registering…">
        Register
      </SubmitButton>
      {children}
    </TicketStub>
  )
}
