import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'

/** The first kind of ticket of a new event. More kinds, sales windows and limits come later, on the tickets page. */
export function FirstTicketFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
      <TextField name="ticketName" label="Ticket" hint="Free. More kinds can be added later." maxLength={80} />
      <NumberField
        name="ticketQuantity"
        label="How many"
        hint="Never more are handed out."
        min={1}
        max={1_000_000}
        placeholder="100"
      />
    </div>
  )
}
