import { Button, buttonClass } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Search } from './search'
import { formats, prices, whens } from './search-words'
import { TidyForm } from './tidy-form'

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** The few words most searches are made of; `compact` leaves the rest out, for the front page. */
export function SearchForm({
  search = {},
  cities,
  compact = false,
}: {
  search?: Search
  cities: readonly string[]
  compact?: boolean
}) {
  const { category, tag, organisation, status, near, within } = search
  const kept = { category, tag, organisation, status, near, within }
  return (
    <TidyForm action="/events" role="search" className="flex flex-col gap-3" prefetch={false}>
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto] sm:gap-3">
        <Field id="q" label="Search" hideLabel required className="max-sm:col-span-2">
          <Input
            id="q"
            name="q"
            type="search"
            defaultValue={search.q}
            placeholder="Jazz, pottery, Rust…"
            maxLength={200}
            enterKeyHint="search"
          />
        </Field>
        <Field id="city" label="City" hideLabel required>
          <Input
            id="city"
            name="city"
            defaultValue={search.city}
            placeholder="Any city"
            list="cities"
            maxLength={120}
            autoComplete="address-level2"
          />
        </Field>
        <Field id="when" label="When" hideLabel required>
          <Select id="when" name="when" defaultValue={search.when ?? ''} placeholder="Any time" options={optionsOf(whens)} />
        </Field>
        <Button type="submit" className="max-sm:col-span-2">
          {compact ? 'Find events' : 'Search'}
        </Button>
      </div>
      <datalist id="cities">
        {cities.map((city) => (
          <option key={city} value={city} />
        ))}
      </datalist>
      {compact ? null : <MoreFilters search={search} />}
      {compact
        ? null
        : Object.entries(kept).map(([name, value]) =>
            value ? <input key={name} type="hidden" name={name} value={value} /> : null,
          )}
    </TidyForm>
  )
}

function MoreFilters({ search: { format, price, from, to, sort, near, q } }: { search: Search }) {
  const sorts = [
    { value: q ? 'date' : '', label: 'By date' },
    ...(q ? [{ value: '', label: 'Best match' }] : []),
    ...(near ? [{ value: 'distance', label: 'Nearest first' }] : []),
    { value: 'newest', label: 'Newest first' },
  ]
  return (
    <details>
      <summary className={buttonClass({ variant: 'link' })}>More filters</summary>
      <div className="grid gap-3 pt-3 sm:grid-cols-3 lg:grid-cols-5">
        <Field id="format" label="Where" required>
          <Select
            id="format"
            name="format"
            defaultValue={format ?? ''}
            placeholder="In person or online"
            options={optionsOf(formats)}
          />
        </Field>
        <Field id="price" label="Price" required>
          <Select id="price" name="price" defaultValue={price ?? ''} placeholder="Any price" options={optionsOf(prices)} />
        </Field>
        <Field id="from" label="From" required>
          <Input id="from" name="from" type="date" defaultValue={from?.slice(0, 10)} />
        </Field>
        <Field id="to" label="Until" required>
          <Input id="to" name="to" type="date" defaultValue={to?.slice(0, 10)} />
        </Field>
        <Field id="sort" label="Order" required>
          <Select id="sort" name="sort" defaultValue={sort ?? ''} options={sorts} />
        </Field>
      </div>
    </details>
  )
}
