import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'

/** The first kind of ticket of a new event. More kinds, sales windows, tiers and limits come later, on the tickets page. */
export function FirstTicketFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="ticketName"
        label="Ticket"
        hint="More kinds, early birds and fees come later."
        maxLength={80}
        className="sm:col-span-2"
      />
      <TextField
        name="ticketPrice"
        label="Price"
        hint="Empty: free. In euros, or what you choose under “Limits and money”."
        inputMode="decimal"
        maxLength={20}
        placeholder="0.00"
      />
      <NumberField
        name="ticketQuantity"
        label="How many"
        hint="Never more are handed out."
        min={1}
        max={1_000_000}
        placeholder="100"
        className="sm:self-end"
      />
    </div>
  )
}
