import { z } from 'zod'
import { InvalidInput } from '@/lib/core/error'
import { type Sort, sorts } from '../discovery-schema'

/** A place in the list: the time it is ordered by (milliseconds) and, among equals, the event's id. */
const key = z.tuple([
  z.int().min(-8.64e15).max(8.64e15),
  z
    .string()
    .max(60)
    .regex(/^[\w-]*$/),
])

const shape = z.object({
  s: z.enum(sorts),
  /** the page, or the window that is ranked, begins after this place */
  after: key.nullable(),
  /** within a ranked window: after this score and place */
  ranked: z.tuple([z.number(), ...key.def.items]).nullable(),
})

export type Cursor = z.output<typeof shape>
export type Key = z.output<typeof key>

/** Opaque to callers: base64url. It holds places, never conditions, so a forged one shows nothing new. */
export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** @throws InvalidInput for what is no cursor, or one of a list sorted otherwise */
export function readCursor(text: string | undefined, sort: Sort): Cursor {
  if (text === undefined) return { s: sort, after: null, ranked: null }
  try {
    const cursor = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (cursor.s === sort) return cursor
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
  }
  throw new InvalidInput([{ path: 'cursor', message: 'This cursor does not belong to this list. Begin again without it.' }])
}
