import { beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrder, makeTicketType, makeUser } from '@/lib/testing/factories'
import { maySeeMetrics, metrics } from './metrics'
import { readInstallation } from './read-installation'
import { verifyNow } from './verify-now'

const token = 'a-token-that-prometheus-sends'

beforeEach(() => void Object.assign(env(), { operators: ['boss@example.org'], METRICS_TOKEN: token }))

const boss = async (verified = true) => {
  await db().user.deleteMany({ where: { email: 'boss@example.org' } })
  return contextOf(await makeUser({ email: 'boss@example.org', verified }))
}

describe('the page of an installation', () => {
  it('is there for who runs it, and for nobody whose address is not proved', async () => {
    await expect(readInstallation(anonymous(), {})).rejects.toMatchObject({ code: 'auth.required' })
    await expect(readInstallation(contextOf(await makeUser()), {})).rejects.toMatchObject({ code: 'page.not_found' })
    await expect(readInstallation(await boss(false), {})).rejects.toMatchObject({ code: 'page.not_found' })
    expect(await readInstallation(await boss(), {})).toMatchObject({ mode: 'demo', holdsOverdue: 0 })
  })

  it('shows what does not hold once it was looked at, with its rows', async () => {
    const event = await makeEvent()
    const order = await makeOrder(event.id, (await makeTicketType(event.id)).id) // nothing wrote down that it was confirmed
    const ctx = await boss()
    expect(await verifyNow(ctx, {})).toEqual({ broken: 1 })
    const { broken, verifiedAt } = await readInstallation(ctx, {})
    expect(broken).toMatchObject([{ id: 'I8', count: 1, rows: [{ id: order.id }] }])
    expect(verifiedAt).toBeInstanceOf(Date)
    expect((await metrics()).text).toContain('\nfoyer_invariants_broken 1\n')
  })
})

describe('metrics', () => {
  it('are for who has the token', () => {
    expect(maySeeMetrics(`Bearer ${token}`)).toBe(true)
    expect(maySeeMetrics(`Bearer ${token}x`)).toBe(false)
    expect(maySeeMetrics(null)).toBe(false)
  })

  it('are for nobody where there is none', () => {
    env().METRICS_TOKEN = undefined
    expect(maySeeMetrics('Bearer ')).toBe(false)
    expect(maySeeMetrics('Bearer undefined')).toBe(false)
  })

  it('are counts in the format of Prometheus', async () => {
    const { contentType, text } = await metrics()
    expect(contentType).toContain('text/plain')
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines.length).toBeGreaterThan(10)
    for (const line of lines) expect(line).toMatch(/^foyer_\w+ [\d.]+$/)
  })
})
