import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'

/** Which organisation hosts; with the first event, what it is called. Nothing is asked of those who have just one. */
export function HostFields({ organisations }: { organisations: readonly { id: string; name: string }[] }) {
  if (organisations.length > 1) {
    const options = organisations.map(({ id, name }) => ({ value: id, label: name }))
    return <SelectField name="organisationId" label="Organisation" options={options} required />
  }
  if (organisations.length === 1) return <p className="text-sm">{organisations[0]?.name}</p>
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="organisationName"
        label="Who hosts it"
        hint="A club, a shop, your name: shown on the page."
        maxLength={80}
      />
      <TextField
        name="contactEmail"
        type="email"
        label="Contact address"
        hint="Shown on the page, and where answers to mails go. Empty: none."
        maxLength={200}
      />
    </div>
  )
}
