import { makeWorkerUtils, runTaskList } from 'graphile-worker'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/config/env'
import { deadWorkers, holdLiveness } from './liveness'

let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: env().databaseUrl, max: 4 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const utils = await makeWorkerUtils({ pgPool: pool })
  await utils.migrate()
  await utils.addJob('note', {})
  await utils.release()
})
afterAll(() => pool.end())

test('a job locked by a process that lives stays locked; once the process is gone it is free', async () => {
  const alive = await holdLiveness(pool, 'list_A')
  await pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'list_A'`)
  expect(await deadWorkers(pool)).toEqual([])
  alive.release(true) // as PostgreSQL sees a kill -9: the session is gone
  await expect.poll(() => deadWorkers(pool)).toEqual(['list_A'])
})

test('a job is locked by the id its list of workers holds, so that only what a killed process left is freed', async () => {
  await pool.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL')
  let begun: () => void = () => undefined
  let finish: () => void = () => undefined
  const running = new Promise<void>((resolve) => {
    begun = resolve
  })
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const note = () => {
    begun()
    return finished
  }
  const list = runTaskList({ pgPool: pool, concurrency: 1, noHandleSignals: true }, { note }, pool)
  const alive = await holdLiveness(pool, list.id)
  await running
  expect(await deadWorkers(pool)).toEqual([])
  alive.release(true)
  await expect.poll(() => deadWorkers(pool)).toEqual([list.id])
  finish()
  await list.gracefulShutdown()
})
