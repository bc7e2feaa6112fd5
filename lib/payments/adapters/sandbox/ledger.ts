import { AppError } from '@/lib/core/error'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { ProviderUnavailable } from '../../errors'
import { withinPatience } from '../within'

const isOfDatabase = (error: unknown) => error instanceof Error && /^(PrismaClient|DriverAdapter)/.test(error.name)

/**
 * A transaction on the sandbox's own tables, which nothing of ours is joined to. It gives up after seconds, as a bank that
 * cannot be reached does.
 * @throws ProviderUnavailable when the tables cannot be reached
 */
export async function inLedger<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const run = inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('lock_timeout', '2s', true), set_config('statement_timeout', '5s', true)`
    return work(tx)
  })
  try {
    return await withinPatience(run)
  } catch (error) {
    if (error instanceof AppError || !isOfDatabase(error)) throw error
    throw new ProviderUnavailable({ reason: 'The sandbox cannot reach its tables.', cause: error })
  }
}
