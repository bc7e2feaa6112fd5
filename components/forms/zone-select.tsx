'use client'

import { getSelectProps, useField } from '@conform-to/react'
import { useEffect, useRef } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { FieldProps } from './field-props'

const nowhere = 'Other'

const regionOf = (zone: string) => (zone.includes('/') ? (zone.split('/')[0] ?? nowhere) : nowhere)

/** ZoneField's control. The list comes from the server: two runtimes rarely know the same zones. */
export function ZoneSelect({
  name,
  label,
  hint,
  missing,
  hideLabel,
  className,
  zones,
}: FieldProps & { zones: readonly string[] }) {
  const [field] = useField<string>(name)
  const select = useRef<HTMLSelectElement>(null)
  const { key, ...props } = getSelectProps(field, { ariaDescribedBy: hint ? `${field.id}-hint` : undefined })
  const isOpen = !field.initialValue

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (isOpen && select.current?.value === '' && zones.includes(own)) select.current.value = own
  }, [isOpen, zones])

  return (
    <Field
      id={field.id}
      label={label}
      hint={hint}
      error={field.errors?.join(' ')}
      required={props.required}
      hideLabel={hideLabel}
      className={className}
    >
      <Select
        key={key}
        {...props}
        ref={select}
        data-missing={missing ?? 'Choose the time zone of the place.'}
        placeholder="Choose a time zone"
      >
        {[...new Set(zones.map(regionOf))].map((region) => (
          <optgroup key={region} label={region}>
            {zones
              .filter((zone) => regionOf(zone) === region)
              .map((zone) => (
                <option key={zone} value={zone}>
                  {zone
                    .slice(zone.indexOf('/') + 1)
                    .replaceAll('_', ' ')
                    .replaceAll('/', ', ')}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  )
}
