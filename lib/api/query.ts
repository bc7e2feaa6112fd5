import { z } from 'zod'

type JsonType = { type?: string | string[]; anyOf?: JsonType[]; items?: JsonType }

type Properties = Record<string, JsonType>

const known = new WeakMap<z.ZodType, Properties>()

/** The JSON types of a schema's fields. Making them costs more than answering many a GET, and a schema does not change. */
function propertiesOf(schema: z.ZodType): Properties {
  const found = known.get(schema)
  if (found) return found
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Properties }
  known.set(schema, properties)
  return properties
}

/**
 * Turns query strings into what the schema's fields expect (numbers, booleans, lists), without `z.coerce`, which would
 * be published wrongly. What does not look like the type is left as it is, for the schema to refuse.
 */
export function fromQuery(schema: z.ZodType, query: Record<string, string[]>): Record<string, unknown> {
  const properties = propertiesOf(schema)
  return Object.fromEntries(Object.entries(query).map(([name, values]) => [name, convert(properties[name], values)]))
}

function convert(type: JsonType | undefined, values: string[]): unknown {
  const value = values[0] ?? ''
  const types = [type, ...(type?.anyOf ?? [])].flatMap((each) => each?.type ?? [])
  if (types.includes('array')) return values.flatMap((each) => each.split(','))
  if ((types.includes('number') || types.includes('integer')) && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value)
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
