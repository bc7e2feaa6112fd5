import { BoxesField } from '@/components/forms/boxes-field'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

const flags = [
  { value: 'vip', label: 'VIP' },
  { value: 'accessibility', label: 'Accessibility' },
  { value: 'press', label: 'Press' },
  { value: 'crew', label: 'Crew' },
]

export const flagWords: Record<string, string> = Object.fromEntries(flags.map(({ value, label }) => [value, label]))

type Props = {
  action: Action
  eventId: string
  attendee: { ticketId: string; name: string; note: string; flags: readonly string[] }
}

/** What the door should know of somebody: it stands on the card, large, when their ticket is scanned. */
export function NoteForm({ action, eventId, attendee }: Props) {
  const { ticketId, note } = attendee
  return (
    <Form
      action={action}
      id={`note-${ticketId}`}
      defaultValue={{ note, flags: attendee.flags }}
      labels={{ note: 'Note', flags: 'Marks' }}
    >
      <input type="hidden" name="eventId" value={eventId} />
      <input type="hidden" name="ticketId" value={ticketId} />
      <TextField
        name="note"
        label="Note"
        maxLength={200}
        required={false}
        placeholder="Wheelchair, side entrance"
        hint="Everybody who scans sees it."
      />
      <BoxesField name="flags" label="Marks" chosen={attendee.flags} options={flags} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button href={`/console/events/${eventId}/attendees`} variant="quiet">
          Leave it as it is
        </Button>
        <SubmitButton pending="Saving…">Save note</SubmitButton>
      </div>
    </Form>
  )
}
