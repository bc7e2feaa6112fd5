import type { ReactNode } from 'react'

/** What every field of a Form takes. */
export type FieldProps = {
  /** The input's key in the schema: `title`, `attendees[0].email`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Said when it is required and empty: "Give the event a title." */
  missing?: string
  /** The label is only read out, where the layout says it already. */
  hideLabel?: boolean
  className?: string
}
