import { done } from '../support/api'
import { atTheBank, fillBuyer, paidEvent } from '../support/checkout'
import { rows } from '../support/database'
import { inside, test } from '../support/door'
import { expect } from '../support/test'

type Money = { sold: number }

test('at the door somebody pays cash and walks in; the next pays by a link on their own phone', async ({
  phone,
  organiser,
  visitor,
}) => {
  const event = await paidEvent(organiser.token, { title: 'Tickets at the door' })
  const link = await done<{ url: string }>('POST', `/events/${event.id}/door-links`, {
    token: organiser.token,
    body: { name: 'Till', gate: 'Till', rights: ['scan', 'sell'] },
  })
  const { page } = await phone(link.url)
  await page.getByRole('button', { name: 'Sell' }).click()
  await page.getByRole('button', { name: 'More: Regular' }).click()
  await page.getByRole('button', { name: 'More: Regular' }).click()
  await expect(page.getByLabel('Total')).toHaveText('€51.00')
  await page.getByRole('button', { name: 'Cash €51.00' }).click()
  await expect(page.getByRole('heading', { name: 'Sold: 2 tickets, €51.00' })).toBeVisible()
  await page.getByRole('button', { name: 'Admit 2 now' }).click()
  await expect(page.getByText('2 let in.')).toBeVisible()
  await expect(inside(page)).toContainText('2')

  await page.getByRole('button', { name: 'Next sale' }).click()
  await page.getByRole('button', { name: 'More: Regular' }).click()
  await page.getByRole('button', { name: 'Payment link' }).click()
  await expect(page.getByRole('heading', { name: 'Waiting for €25.50' })).toBeVisible()
  const [order] = (
    await done<{ items: { id: string; status: string }[] }>('GET', `/events/${event.id}/orders?status=pending`, {
      token: organiser.token,
    })
  ).items
  const [held] = await rows<{ token: string }>('SELECT token FROM orders WHERE id = $1', [order!.id])
  const theirs = await visitor()
  await theirs.goto(`/checkout/${held!.token}`)
  await fillBuyer(theirs, { name: 'Lea Link', email: 'lea@example.org' })
  await theirs.getByRole('button', { name: /^Pay / }).click()
  await theirs.waitForURL('**/sandbox/*')
  await atTheBank(theirs, /^Pay €/)
  await expect(page.getByRole('heading', { name: /^Sold: 1 ticket/ })).toBeVisible({ timeout: 30_000 })

  const types = await done<{ items: Money[] }>('GET', `/events/${event.id}/ticket-types`, { token: organiser.token })
  expect(types.items[0]?.sold).toBe(3)
})
