import { demoSignIns } from '@/prisma/demo/sign-ins'
import { faults } from '../support/look-over'
import { site } from '../support/site'
import { expect, signIn, test } from '../support/test'

/** Whom a demo takes for its operator. */
const operator = demoSignIns[0]!

test('An operator sees whether everything holds, and looks again', async ({ visitor }) => {
  const page = await visitor()
  await signIn(page, operator)
  await page.goto('/operator')
  await expect(page.getByRole('heading', { name: 'This installation', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(page.getByText('Last looked at')).toBeVisible()
  await expect(page.getByText('Everything holds.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'What waits and what was given up' })).toContainText('Refunds')
  expect(await faults(page)).toEqual([])
})

test('Nobody else is told that there is such a page', async ({ desk, visitor, watched }) => {
  watched.expect(/status of 404/)
  expect((await desk.goto('/operator'))?.status()).toBe(404)
  const stranger = await visitor()
  await stranger.goto('/operator')
  await expect(stranger).toHaveURL(/\/sign-in/)
})

test('Metrics are there for who has the token', async () => {
  const ask = (authorization?: string) => fetch(`${site}/metrics`, { headers: authorization ? { authorization } : {} })
  expect((await ask()).status).toBe(404)
  expect((await ask('Bearer something-else-altogether')).status).toBe(404)
  const answer = await ask('Bearer a-token-for-prometheus')
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('foyer_invariants_broken 0')
})
