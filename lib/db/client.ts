import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/generated/prisma/client'
import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import { watchedPool } from './watched-pool'

/** Prisma's adapter reads times without their offset, so the session must speak UTC whatever the server's setting is. */
const options = '-c TimeZone=UTC'

/** The one Prisma client of this process. Pages and reads use it; changes go through `inTransaction`. */
export const db = () =>
  once(
    'prisma',
    () =>
      new PrismaClient({
        adapter: new PrismaPg(watchedPool({ connectionString: env().databaseUrl, options, max: 8 }), {
          disposeExternalPool: true,
        }),
      }),
  )

/** Closes the pool; the next `db()` opens another. */
export async function closeDb() {
  const key = Symbol.for('foyer.prisma')
  const holder = globalThis as unknown as Record<symbol, PrismaClient | undefined>
  await holder[key]?.$disconnect()
  holder[key] = undefined
}
