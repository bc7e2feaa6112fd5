'use client'

import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { Quantity } from '@/components/orders/ticket-choice'
import { Badge } from '@/components/ui/badge'
import type { OfferedChoice } from './offered-choices'

/** Every ticket type with its all-in price and a quantity, and a field where the price is the buyer's to choose. */
export function OfferList({ choices, currency }: { choices: readonly OfferedChoice[]; currency: string }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {choices.map((choice) => (
        <li key={choice.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-56">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold [overflow-wrap:anywhere]">{choice.name}</span>
              <span className="figures">{choice.price}</span>
              <Badge tone={choice.note.tone}>{choice.note.text}</Badge>
            </p>
            {choice.description ? <p className="mt-1 text-muted text-sm">{choice.description}</p> : null}
            {choice.details.map((detail) => (
              <p key={detail} className="mt-1 text-muted text-sm">
                {detail}
              </p>
            ))}
            {choice.limits ? <p className="mt-1 text-muted text-sm">{choice.limits}</p> : null}
            {choice.own ? (
              <TextField
                className="mt-3 max-w-80"
                name={`lines[${choice.line}].price`}
                label={choice.own.label}
                hint={choice.own.hint}
                aria-label={`${choice.own.label}: ${choice.name}`}
                inputMode="decimal"
                autoComplete="off"
                required={false}
                maxLength={20}
                after={currency}
              />
            ) : null}
          </div>
          {choice.line === null ? null : choice.isGift ? (
            <HiddenField name={`lines[${choice.line}].ticketTypeId`} value={choice.id} />
          ) : (
            <Quantity choice={choice} line={choice.line} />
          )}
        </li>
      ))}
    </ul>
  )
}
