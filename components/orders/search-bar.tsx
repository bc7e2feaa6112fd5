import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { SearchInput } from './search-input'

type Filter = { name: string; label: string; options: readonly { value: string; label: string }[]; value: string | undefined }

/** Search and one filter above a list, kept in its address. */
export function SearchBar({
  label,
  q,
  error,
  filter,
}: {
  label: string
  q: string | undefined
  error?: string
  filter?: Filter
}) {
  return (
    <form method="get" className="mb-5 flex flex-wrap items-start gap-3">
      <Field id="q" label={label} error={error} hideLabel required className="min-w-0 flex-1 basis-56">
        <SearchInput id="q" name="q" defaultValue={q} placeholder={label} aria-describedby={describedBy('q', { error })} />
      </Field>
      {filter ? (
        <Field id={filter.name} label={filter.label} hideLabel required>
          <Select
            id={filter.name}
            name={filter.name}
            defaultValue={filter.value}
            placeholder={filter.label}
            options={filter.options}
          />
        </Field>
      ) : null}
      <Button type="submit" variant="quiet">
        Search
      </Button>
    </form>
  )
}
