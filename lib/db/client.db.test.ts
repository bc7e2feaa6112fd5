import { afterAll, expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { closeDb, db } from './client'

const role = () =>
  db()
    .$queryRawUnsafe<{ name: string }[]>('SELECT current_user AS name')
    .then((rows) => rows[0]!.name)

afterAll(async () => {
  await db().$executeRawUnsafe(`ALTER ROLE "${await role()}" RESET TimeZone`)
})

test('an instant is the same to Prisma and to SQL, whatever zone the database server is set to', async () => {
  await db().$executeRawUnsafe(`ALTER ROLE "${await role()}" SET TimeZone = 'Asia/Kolkata'`)
  await closeDb()
  const at = new Date('2026-03-29T01:30:00.000Z')
  const id = newId('org')
  await db().organisation.create({ data: { id, name: 'Example', slug: id.toLowerCase(), createdAt: at } })
  const [row] = await db().$queryRaw<{ epoch: number }[]>`
    SELECT extract(epoch FROM created_at)::float8 AS epoch FROM organisations WHERE id = ${id}`
  expect(row!.epoch * 1_000).toBe(at.getTime())
})
