import { rows } from '../support/database'
import { people } from '../support/people'
import { expect, test } from '../support/test'

const person = (name: string) => people.find(({ sub }) => sub === `${test.info().project.name}-${name}`)!

test('a person signs in with an account at an OpenID provider, and comes back to where they were going', async ({ page }) => {
  const olga = person('olga')
  await page.goto('/console')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByRole('button', { name: 'Continue with Harbour Login' }).click()
  await page.getByRole('button', { name: olga.name }).click()
  await page.waitForURL('**/console')
  await page.goto('/account')
  await expect(page.getByText(`Signed in as ${olga.email}`)).toBeVisible()
  await expect(page.getByText('Confirm your address')).toBeHidden()
})

test('an address the provider does not vouch for signs nobody in', async ({ page }) => {
  const uwe = person('uwe')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Harbour Login' }).click()
  await page.getByRole('button', { name: uwe.name }).click()
  await expect(page.getByText('has not confirmed that this e-mail address is yours')).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await rows('SELECT id FROM users WHERE email = $1', [uwe.email])).toEqual([])
})

test('who turns back at the provider is told so and can sign in another way', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Harbour Login' }).click()
  await page.getByRole('button', { name: 'Nobody: go back' }).click()
  await expect(page).toHaveURL(/\/sign-in\?.*error=/)
  await expect(page.getByLabel('E-mail address')).toBeVisible()
})
