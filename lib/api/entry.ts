import type { z } from 'zod'
import type { Operation } from '@/lib/core/operation'

/** One row of the REST table. Path parameters are the input's fields of the same name. */
export type Entry = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** `/events/{eventId}/publish` */
  path: string
  operation: Operation
  status: 200 | 201 | 202 | 204
  tag: string
  summary: string
  /** CORS allows any origin: a read without secrets */
  open: boolean
  /** the token of a door opens it; every other row is closed to doors */
  door: boolean
}

/** Types one row against its operation, then forgets the types, so that rows of different operations make one table. */
export function entry<I extends z.ZodType, O extends z.ZodType>(
  method: Entry['method'],
  path: string,
  operation: Operation<I, O>,
  options: { status?: Entry['status']; tag: string; summary: string; open?: boolean; door?: boolean },
): Entry {
  const { status = 200, tag, summary, open = false, door = false } = options
  return { method, path, operation: operation as unknown as Operation, status, tag, summary, open, door }
}
