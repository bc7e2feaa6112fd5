import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { RateLimited } from './errors'
import { limit } from './limit'

const outcomes = async (tries: Promise<void>[]) => {
  const settled = await Promise.allSettled(tries)
  const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  return { allowed: settled.length - refused.length, refused }
}

test('a hundred parallel attempts pass exactly as many times as the limit says', async () => {
  const take = limit({ name: 'test-parallel', points: 5, seconds: 60 })
  const { allowed, refused } = await outcomes(Array.from({ length: 100 }, () => take('somebody')))
  expect(allowed).toBe(5)
  expect(refused).toHaveLength(95)
  for (const error of refused) expect(error).toBeInstanceOf(RateLimited)
})

test('a refusal says how many seconds to wait', async () => {
  const take = limit({ name: 'test-wait', points: 1, seconds: 60 })
  await take('somebody')
  const error = await take('somebody').catch((reason: unknown) => reason)
  expect(error).toMatchObject({ kind: 'rate_limited', code: 'rate_limited' })
  expect((error as RateLimited).retryAfter).toBeGreaterThan(50)
  expect((error as RateLimited).retryAfter).toBeLessThanOrEqual(60)
})

test('keys and limits do not count for each other', async () => {
  const one = limit({ name: 'test-one', points: 1, seconds: 60 })
  const other = limit({ name: 'test-other', points: 1, seconds: 60 })
  await Promise.all([one('ann'), one('ben'), other('ann')])
  expect((await outcomes([one('ann'), one('ben'), other('ann')])).allowed).toBe(0)
})

test('attempts count again once the window has ended', async () => {
  const take = limit({ name: 'test-window', points: 1, seconds: 60 })
  await take('somebody')
  await db().rateLimit.updateMany({ where: { key: { startsWith: 'test-window' } }, data: { expire: Date.now() - 1 } })
  expect((await outcomes([take('somebody'), take('somebody')])).allowed).toBe(1)
})

test('the table names nobody', async () => {
  await limit({ name: 'test-names', points: 1, seconds: 60 })('ann@example.org')
  const row = await db().rateLimit.findFirstOrThrow({ where: { key: { startsWith: 'test-names' } } })
  expect(row.key).not.toContain('ann')
})
