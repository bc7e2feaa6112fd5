import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { countryCodes, countryName } from '@/lib/events/country'

const formats = [
  { value: 'in_person', label: 'In person' },
  { value: 'online', label: 'Online' },
  { value: 'hybrid', label: 'Both' },
]

const countries = () =>
  countryCodes
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))

/** Where it is. What does not go with the chosen format is out of sight, by CSS alone. */
export function PlaceFields() {
  return (
    <div className="group/place flex flex-col gap-4">
      <RadioField name="format" label="How people take part" options={formats} look="segments" />
      <div className="grid gap-4 sm:grid-cols-2 group-has-[[value=online]:checked]/place:hidden">
        <TextField name="venue.name" label="Place" placeholder="The name people know it by" className="sm:col-span-2" />
        <TextField name="venue.address" label="Street and number" autoComplete="off" />
        <TextField name="venue.city" label="City" autoComplete="off" />
        <SelectField name="venue.country" label="Country" options={countries()} placeholder="Choose a country" />
        <details className="sm:col-span-2">
          <summary className="w-fit cursor-pointer text-muted text-sm underline underline-offset-4">
            Exact position on the map
          </summary>
          <div className="mt-3 grid gap-4 sm:grid-cols-2">
            <NumberField name="venue.latitude" label="Latitude" step="any" inputMode="decimal" hint="-90 to 90, like 52.5200" />
            <NumberField
              name="venue.longitude"
              label="Longitude"
              step="any"
              inputMode="decimal"
              hint="-180 to 180, like 13.4050"
            />
          </div>
        </details>
      </div>
      <div className="group-has-[[value^=in]:checked]/place:hidden">
        <TextField
          name="joinUrl"
          type="url"
          label="Link to join"
          placeholder="https://"
          hint="Only people with a ticket see it. It can be added later."
        />
      </div>
    </div>
  )
}
