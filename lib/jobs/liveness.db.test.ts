import { makeWorkerUtils } from 'graphile-worker'
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
  const alive = await holdLiveness(pool, 'wrk_A')
  await pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'wrk_A.0'`)
  expect(await deadWorkers(pool)).toEqual([])
  alive.release(true) // as PostgreSQL sees a kill -9: the session is gone
  await expect.poll(() => deadWorkers(pool)).toEqual(['wrk_A.0'])
})
