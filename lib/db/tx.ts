import { Prisma } from '@/generated/prisma/client'
import { signalCommitted } from '@/lib/core/signal'
import { db } from './client'

declare const brand: unique symbol

/** A Prisma client inside a transaction. Only `inTransaction` makes one, so what takes a `Tx` cannot run outside. */
export type Tx = Prisma.TransactionClient & { readonly [brand]: 'tx' }

/** Deadlock, serialization failure and Prisma's own write conflict: the transaction did nothing and may run again. */
const transient = new Set(['40001', '40P01', 'P2034'])

const isTransient = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (transient.has(error.code) || transient.has(String((error.meta as { code?: unknown } | undefined)?.code)))

/**
 * Runs `work` in one transaction; nothing external may be called inside. Retried up to three times when the database
 * says that it did nothing, so `work` must not keep state of its own between runs.
 * @param options.seconds the most it may take
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, { seconds = 10 }: { seconds?: number } = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await db().$transaction((tx) => work(tx as Tx), { maxWait: 5_000, timeout: seconds * 1_000 })
      signalCommitted()
      return answer
    } catch (error) {
      if (attempt >= 3 || !isTransient(error)) throw error
    }
  }
}
