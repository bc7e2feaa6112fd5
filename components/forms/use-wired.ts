'use client'

import { useField } from '@conform-to/react'
import type { FieldProps } from './field-props'

/**
 * What every field of a Form needs whatever control is in it: the form's `field`, the props of the frame around it, the options its
 * control's props are made with, and what else was given, which is the control's own.
 */
export function useWired<Given extends FieldProps>(given: Given) {
  const { name, label, hint, missing, hideLabel, className, ...own } = given
  const [field] = useField<string>(name)
  return {
    field,
    frame: { id: field.id, label, hint, error: field.errors?.join(' '), hideLabel, className },
    options: { ariaDescribedBy: hint ? `${field.id}-hint` : undefined },
    own: { ...own, 'data-missing': missing },
  }
}
