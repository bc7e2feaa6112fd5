import type { ReactNode } from 'react'
import type { z } from 'zod'
import { constraintsOf } from './constraints'
import { type Action, FormBody } from './form-body'

/** What a field starts with: text as it stands in the control, nested like the input. */
type DefaultValue<T> = { [K in keyof T]?: unknown }

type Props<S extends z.ZodType> = {
  /** From `action(operation)`. */
  action: Action
  /**
   * The operation's input. Only its constraints (required, lengths, ranges) go to the browser, never the schema itself:
   * render Form in a server component, so that zod stays on the server.
   */
  schema?: S
  defaultValue?: DefaultValue<z.input<S>>
  /** Names for the error summary, by field: `{ startsAt: 'Start' }`. Without one the name is written out: "Starts at". */
  labels?: Record<string, string>
  /** Said once the action has succeeded, when it stays on the page: "Saved." */
  saved?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}

/**
 * A form that works before, with and without JavaScript. What the browser can check it checks on the spot; the server
 * checks everything. Errors stand at their fields and in a summary that takes the focus; what was typed is kept.
 */
export function Form<S extends z.ZodType>({ schema, ...rest }: Props<S>) {
  return <FormBody {...rest} constraint={schema ? constraintsOf(schema) : undefined} />
}
