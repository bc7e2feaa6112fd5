import { expect, test } from 'vitest'
import { z } from 'zod'
import { constraintsOf } from './constraints'

test('lengths and ranges reach the browser', () => {
  const schema = z.object({
    title: z.string().min(3).max(80),
    seats: z.int().min(1).max(500),
    price: z.number().min(0.5).optional(),
  })
  expect(constraintsOf(schema)).toEqual({
    title: { required: true, minLength: 3, maxLength: 80 },
    seats: { required: true, min: 1, max: 500 },
    price: { required: false, min: 0.5 },
  })
})

test('a whole number without limits gets none', () => {
  expect(constraintsOf(z.object({ seats: z.int() }))).toEqual({ seats: { required: true } })
})

test('what has a default, or may be empty, is not required', () => {
  const schema = z.object({ zone: z.string().default('UTC'), summary: z.string().max(9).nullish() })
  expect(constraintsOf(schema)).toEqual({
    zone: { required: false },
    summary: { required: false, maxLength: 9 },
  })
})

test('lists and nested things are named as in the form', () => {
  const schema = z.object({ attendees: z.array(z.object({ email: z.email().max(254) })) })
  expect(constraintsOf(schema)['attendees[].email']).toEqual({ required: true, maxLength: 254 })
})

test('a field of a thing that may be left out is not required', () => {
  const schema = z.object({ venue: z.object({ city: z.string().max(80) }).nullish() })
  expect(constraintsOf(schema)['venue.city']).toEqual({ required: false, maxLength: 80 })
})

test('refined, overwritten and transformed schemas keep what they say', () => {
  const schema = z
    .object({
      title: z
        .string()
        .overwrite((text) => text.trim())
        .max(120),
      starts: z
        .string()
        .trim()
        .refine(() => true),
      count: z.string().max(4).transform(Number),
    })
    .refine(() => true)
  expect(constraintsOf(schema)).toEqual({
    title: { required: true, maxLength: 120 },
    starts: { required: true },
    count: { required: true, maxLength: 4 },
  })
})

test('of several shapes none is asked for', () => {
  expect(constraintsOf(z.object({ value: z.union([z.string().max(3), z.number()]) }))).toEqual({ value: { required: true } })
})
