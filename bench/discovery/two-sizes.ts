import { env } from '@/lib/config/env'
import { closeDb, db } from '@/lib/db/client'
import { makeOrganisation } from '@/lib/testing/factories'
import { withOtherDatabase } from '../with-database'
import { fill } from './fill'

const key = Symbol.for('foyer.prisma')
const holder = globalThis as unknown as Record<symbol, ReturnType<typeof db> | undefined>

/** Opens a client for the database at the address, and fills that. @returns makes it the one that this process asks */
async function filled(databaseUrl: string, count: number) {
  holder[key] = undefined
  Object.assign(env(), { databaseUrl })
  const client = db()
  const { id } = await makeOrganisation()
  await fill([id], 0, count)
  return () => {
    holder[key] = client
  }
}

/** Two databases with so many events each, both open, so that each question can be asked of the one and the other in turn. */
export const withTwoSizes = <T>(few: number, many: number, work: (small: () => void, large: () => void) => Promise<T>) =>
  withOtherDatabase('small', async (url) => {
    const own = env().databaseUrl
    const sides: (() => void)[] = []
    try {
      for (const [address, count] of [[url, few] as const, [own, many] as const]) sides.push(await filled(address, count))
      return await work(sides[0]!, sides[1]!)
    } finally {
      Object.assign(env(), { databaseUrl: own })
      for (const side of sides) {
        side()
        await closeDb()
      }
    }
  })
