import { Opening } from '@/components/events/opening'
import { BoxesField } from '@/components/forms/boxes-field'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { DateTimeField } from '@/components/forms/date-time-field'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DoorLinkView } from '@/lib/checkin/door-link-view'
import { localOf } from '@/lib/core/instant'
import { rightsInOrder, rightWords } from './rights'

const labels = {
  name: 'Name',
  gate: 'Gate',
  listId: 'List',
  ticketTypeIds: 'Which tickets',
  rights: 'What it may do',
  expiresAt: 'Works until',
  pin: 'PIN',
}

type Props = {
  action: Action
  event: { id: string; timeZone: string; gates: readonly string[] }
  types: readonly { id: string; name: string }[]
  lists: readonly { id: string; name: string }[]
  /** the one to change; without it a new one is made */
  link?: DoorLinkView
  open?: boolean
}

/** One door link, new or not. Times are wall clocks of the event's zone. */
export function DoorLinkForm({ action, event, types, lists, link, open }: Props) {
  const values = {
    name: link?.name ?? '',
    gate: link?.gate ?? event.gates[0] ?? '',
    listId: link?.listId ?? '',
    ticketTypeIds: link?.ticketTypeIds ?? [],
    rights: link?.rights ?? ['scan', 'search'],
    expiresAt: link ? localOf(new Date(link.expiresAt), event.timeZone) : '',
  }
  const fields = (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" label="Name" maxLength={80} required placeholder="Ada, north gate" missing="Name the door link." />
        {event.gates.length > 0 ? (
          <SelectField name="gate" label="Gate" required={false}>
            <option value="">No gate named</option>
            {event.gates.map((gate) => (
              <option key={gate} value={gate}>
                {gate}
              </option>
            ))}
          </SelectField>
        ) : (
          <TextField name="gate" label="Gate" maxLength={80} required={false} placeholder="Main door" />
        )}
        {lists.length > 0 ? (
          <SelectField name="listId" label="List" required={false} hint="What a scan lets into.">
            <option value="">The entrance</option>
            {lists.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
        <DateTimeField name="expiresAt" label="Works until" required={false} hint="Empty: twelve hours after the event." />
        <TextField
          name="pin"
          label={link?.hasPin ? 'Another PIN' : 'PIN'}
          required={false}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          hint="4 to 8 digits, asked once on each phone. Five wrong ones lock the link for a quarter of an hour."
        />
      </div>
      {link?.hasPin ? <CheckboxField name="withoutPin" label="Ask for no PIN from now on" /> : null}
      <BoxesField
        name="rights"
        label="What it may do"
        chosen={values.rights}
        options={rightsInOrder.map((value) => ({ value, ...rightWords[value] }))}
      />
      {types.length > 1 ? (
        <BoxesField
          name="ticketTypeIds"
          label="Which tickets it lets in"
          hint="Choose none and it lets in all of them."
          chosen={values.ticketTypeIds}
          options={types.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <div className="flex flex-wrap justify-end gap-3">
        {link ? (
          <Button href={`/console/events/${event.id}/check-in/doors`} variant="quiet">
            Leave it as it is
          </Button>
        ) : null}
        <SubmitButton pending="Saving…">{link ? 'Save door link' : 'Make door link'}</SubmitButton>
      </div>
    </>
  )
  return (
    <Form action={action} defaultValue={values} labels={labels} id={`door-${link?.id ?? event.id}`}>
      <input type="hidden" name="eventId" value={event.id} />
      {link ? <input type="hidden" name="doorLinkId" value={link.id} /> : null}
      {link ? (
        fields
      ) : (
        <Opening title="Make a door link" open={open}>
          {fields}
        </Opening>
      )}
    </Form>
  )
}
