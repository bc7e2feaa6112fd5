import type { z } from 'zod'

/** A kind of background work: a shell that calls operations. It may run twice, so what it does is idempotent. */
export type Job = { name: string; maxAttempts: number; run: (payload: unknown) => Promise<void> }

/** One piece of work to do. `key` names the fact it follows from: the same key is never queued twice. */
export type JobSpec = { task: string; payload: unknown; key: string; maxAttempts?: number; runAt?: Date }

/** Defines a job whose payload is checked when it runs, since it was written by an older process perhaps. */
export function job<P extends z.ZodType>(definition: {
  name: string
  payload: P
  /** tries in all, with graphile-worker's exponential back-off: 10 tries span about 6 hours */
  maxAttempts?: number
  run: (payload: z.output<P>) => Promise<void>
}) {
  const { name, payload, maxAttempts = 10, run } = definition
  return {
    name,
    maxAttempts,
    run: async (raw: unknown) => run(payload.parse(raw)),
    /** A piece of this work. */
    spec: (input: z.input<P>, key: string, runAt?: Date): JobSpec => ({
      task: name,
      payload: input,
      key: `${name}:${key}`,
      maxAttempts,
      runAt,
    }),
  }
}
