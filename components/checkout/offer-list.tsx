'use client'

import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { ChoiceItem } from '@/components/orders/choice-item'
import { Quantity } from '@/components/orders/ticket-choice'
import type { OfferedChoice } from './offered-choices'

/** Every ticket type with its all-in price and a quantity, and a field where the price is the buyer's to choose. */
export function OfferList({ choices, currency }: { choices: readonly OfferedChoice[]; currency: string }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {choices.map((choice) => (
        <ChoiceItem
          key={choice.id}
          choice={choice}
          details={choice.details}
          own={
            choice.own ? (
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
            ) : null
          }
        >
          {choice.line === null ? null : choice.isGift ? (
            <HiddenField name={`lines[${choice.line}].ticketTypeId`} value={choice.id} />
          ) : (
            <Quantity choice={choice} line={choice.line} />
          )}
        </ChoiceItem>
      ))}
    </ul>
  )
}
