/** As much of JSON Schema as our documents use. */
type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  format?: string
  description?: string
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
}
type Body = { content?: Record<string, { schema?: Schema }> }
type Operation = {
  operationId?: string
  tags?: string[]
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[]
  requestBody?: Body
  responses?: Record<string, Body & { description?: string }>
}
export type Document = { paths?: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Schema> } }

export type Field = { name: string; type: string; required: boolean; description: string }
export type Endpoint = {
  id: string
  method: string
  path: string
  tag: string
  summary: string
  parameters: Field[]
  body: Field[]
  answer: { status: string; type: string; fields: Field[] } | null
  /** codes of the problems to expect */
  problems: string[]
}

/** The endpoints of an OpenAPI document in its order, each with what a reader asks of it. */
export function endpointsOf(document: Document): Endpoint[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => endpointOf(document, path, method, operation)),
  )
}

function endpointOf(document: Document, path: string, method: string, operation: Operation): Endpoint {
  const { operationId = `${method} ${path}`, tags = [], summary = '', parameters = [], requestBody, responses = {} } = operation
  const [status, response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? []
  const answer = response && jsonOf(response)
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    tag: tags[0] ?? 'Other',
    summary,
    parameters: parameters.map(({ name, required = false, schema, description }) => ({
      name,
      required,
      type: typeOf(schema),
      description: description ?? schema?.description ?? '',
    })),
    body: fieldsOf(inlined(document, requestBody && jsonOf(requestBody))),
    answer: status ? { status, type: answer ? typeOf(answer) : 'nothing', fields: fieldsOf(answer) } : null,
    problems: /expect: (.*)$/.exec(responses.default?.description ?? '')?.[1]?.split(', ') ?? [],
  }
}

const jsonOf = ({ content }: Body) => Object.values(content ?? {})[0]?.schema

/** The named types an answer may mention, each told once. */
export const typesOf = (document: Document) =>
  Object.entries(document.components?.schemas ?? {})
    .map(([name, schema]) => ({ name, fields: fieldsOf(schema) }))
    .filter(({ fields }) => fields.length > 0)

const inlined = (document: Document, schema: Schema | undefined) =>
  schema?.$ref ? document.components?.schemas?.[nameOf(schema.$ref)] : schema

const fieldsOf = (schema: Schema | undefined): Field[] =>
  Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: schema?.required?.includes(name) ?? false,
    description: property.description ?? '',
  }))

const nameOf = (reference: string) => reference.split('/').at(-1) ?? reference

/** "string, null", "list of Ticket", "free | paid". */
function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'anything'
  if (schema.$ref) return nameOf(schema.$ref)
  if (schema.enum) return schema.enum.map(String).join(' | ')
  const options = schema.anyOf ?? schema.oneOf
  if (options) return [...new Set(options.map(typeOf))].join(' | ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  return [schema.type ?? 'anything'].flat().join(' | ') + (schema.format ? ` (${schema.format})` : '')
}
