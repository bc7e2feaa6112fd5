import { z } from 'zod'

/** What a browser can check of a field. Names as in the form: `title`, `venue.city`, `attendees[].email`. */
export type Constraints = Record<
  string,
  { required?: boolean; minLength?: number; maxLength?: number; min?: number; max?: number }
>

type Json = {
  type?: string
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  anyOf?: Json[]
  allOf?: Json[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/**
 * The part of a schema that can go to the browser as plain data: required, lengths, ranges. Read from the JSON Schema zod
 * makes of the input, so that no internals of zod are relied upon. Formats stay with the control's type and the server.
 */
export function constraintsOf(schema: z.ZodType): Constraints {
  const found: Constraints = {}
  collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json, '', true, found)
  return found
}

function collect(json: Json, name: string, required: boolean, found: Constraints): void {
  if (name) found[name] = { ...found[name], ...limits(json), required }
  const branches = json.anyOf?.filter(({ type }) => type !== 'null') ?? []
  const optional = branches.length < (json.anyOf?.length ?? 0)
  // Of several shapes a value may have, none can be asked for before one is known.
  const [only] = branches
  if (only && branches.length === 1) collect(only, name, required && !optional, found)
  for (const part of json.allOf ?? []) collect(part, name, required, found)
  if (json.items) collect(json.items, `${name}[]`, required, found)
  for (const [key, inner] of Object.entries(json.properties ?? {})) {
    // A field of a thing that may be left out cannot be required by itself.
    collect(inner, name ? `${name}.${key}` : key, required && (json.required?.includes(key) ?? false), found)
  }
}

/** Whole numbers are bounded by what JavaScript can count to: that is no limit anybody set. */
const isMeant = (limit: number | undefined): limit is number => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

function limits({ minLength, maxLength, minimum, maximum }: Json): Constraints[string] {
  return {
    ...(isMeant(minLength) && { minLength }),
    ...(isMeant(maxLength) && { maxLength }),
    ...(isMeant(minimum) && { min: minimum }),
    ...(isMeant(maximum) && { max: maximum }),
  }
}
