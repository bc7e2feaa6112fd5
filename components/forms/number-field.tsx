'use client'

import type { ComponentProps } from 'react'
import { TextField } from './text-field'

/** A whole number unless `step` says otherwise; `after` names the unit: "seats". */
export function NumberField(props: Omit<ComponentProps<typeof TextField>, 'type'>) {
  return <TextField inputMode="numeric" step={1} {...props} type="number" />
}
