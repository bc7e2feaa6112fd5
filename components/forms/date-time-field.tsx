'use client'

import type { ComponentProps } from 'react'
import { TextField } from './text-field'

/** A wall clock's date and time, `2026-03-29T19:30`, in the zone a ZoneField of the same form names. */
export function DateTimeField(props: Omit<ComponentProps<typeof TextField>, 'type'>) {
  return <TextField step={60} {...props} type="datetime-local" />
}
