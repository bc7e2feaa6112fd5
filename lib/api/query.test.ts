import { expect, it } from 'vitest'
import { z } from 'zod'
import { fromQuery } from './query'

const schema = z.object({
  limit: z.int().optional(),
  near: z.number().nullable().optional(),
  hidden: z.boolean().optional(),
  ids: z.array(z.string()).optional(),
  q: z.string().optional(),
})

it('a query becomes what the fields expect, each time it is asked', () => {
  for (const limit of [5, 6]) {
    const query = { limit: [String(limit)], near: ['1.5'], hidden: ['true'], ids: ['a,b', 'c'], q: ['12'] }
    expect(fromQuery(schema, query)).toEqual({ limit, near: 1.5, hidden: true, ids: ['a', 'b', 'c'], q: '12' })
  }
})

it('what does not look like the type, or is no field, is left for the schema to refuse', () => {
  const query = { limit: ['many'], hidden: ['yes'], near: [' '], other: ['1'], constructor: ['1'] }
  expect(fromQuery(schema, query)).toEqual({ limit: 'many', hidden: 'yes', near: ' ', other: '1', constructor: '1' })
})

it('schemas with a field of the same name do not meet', () => {
  const text = z.object({ limit: z.string() })
  expect(fromQuery(schema, { limit: ['5'] })).toEqual({ limit: 5 })
  expect(fromQuery(text, { limit: ['5'] })).toEqual({ limit: '5' })
})
