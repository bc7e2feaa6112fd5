import { makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordActivity } from '@/lib/activity/record'
import { env } from '@/lib/config/env'
import { systemContext } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { type DispatchedActivity, dispatchActivities } from './dispatch'

let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: env().databaseUrl, max: 6 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const utils = await makeWorkerUtils({ pgPool: pool })
  await utils.migrate()
  await utils.release()
})
afterAll(() => pool.end())

const record = (count: number) =>
  inTransaction(async (tx) => {
    for (let n = 0; n < count; n++) await recordActivity(tx, systemContext(), 'test.happened', { data: { n } })
  })

const oneJob = (activity: DispatchedActivity) => [{ task: 'note', payload: { id: activity.id }, key: `note:${activity.id}` }]
const jobCount = async () => Number((await pool.query('SELECT count(*) FROM graphile_worker.jobs')).rows[0].count)
const waiting = () => db().activityOutbox.count()

test('an activity of a transaction that fails is never told', async () => {
  const failing = inTransaction(async (tx) => {
    await recordActivity(tx, systemContext(), 'test.happened')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await waiting()).toBe(0)
})

test('each activity becomes its jobs exactly once, with several dispatchers at work', async () => {
  await record(120)
  await Promise.all(Array.from({ length: 4 }, () => dispatchActivities(pool, oneJob)))
  expect(await waiting()).toBe(0)
  expect(await jobCount()).toBe(120)
})

test('jobs and the mark "dispatched" are one transaction: when jobs cannot be made, activities stay', async () => {
  await record(1)
  const before = await jobCount()
  const failing = dispatchActivities(pool, () => {
    throw new Error('no jobs today')
  })
  await expect(failing).rejects.toThrow('no jobs today')
  expect(await waiting()).toBe(1)
  expect(await jobCount()).toBe(before)
  await dispatchActivities(pool, oneJob)
  expect(await jobCount()).toBe(before + 1)
})

test('two activities that ask for the same work make one job', async () => {
  await record(3)
  const before = await jobCount()
  await dispatchActivities(pool, () => [{ task: 'note', payload: {}, key: 'note:same' }])
  expect(await jobCount()).toBe(before + 1)
})

test('what happened cannot be rewritten', async () => {
  await record(1)
  await expect(db().activity.updateMany({ data: { kind: 'nothing' } })).rejects.toThrow(/append-only/)
  await expect(db().activity.deleteMany({})).rejects.toThrow(/append-only/)
})
