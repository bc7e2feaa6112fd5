import { newAccount, newAddress } from '../support/account'
import { newEvent } from '../support/event'
import { linkIn, mailTo } from '../support/mailbox'
import { expect, signIn, test } from '../support/test'

test('an owner invites somebody for the door, who signs up, accepts by the mailed link and can scan', async ({
  desk,
  visitor,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Many hands' })
  const email = newAddress('dora')
  const members = `/console/organisations/${event.organisation.id}`
  await desk.goto(members)
  await desk.getByLabel('E-mail address').fill(email)
  await desk.getByLabel('Role', { exact: true }).last().selectOption('door')
  await desk.getByRole('button', { name: 'Invite' }).click()
  await expect(desk.getByText('Invited. The mail is on its way')).toBeVisible()
  const row = desk.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: email })
  await expect(row).toContainText('can accept until')

  const dora = await visitor()
  const link = linkIn(await mailTo(email, /You are invited to work for/), '/console/organisations/join')
  await dora.goto(link)
  await expect(dora.getByRole('button', { name: 'Accept the invitation' })).toHaveCount(0)
  await dora.getByRole('link', { name: 'Create an account' }).click()
  await dora.getByLabel('Your name').fill('Dora Door')
  await dora.getByLabel('E-mail address').fill(email)
  await dora.getByLabel('Password', { exact: true }).fill('paper boats in the rain')
  await dora.getByRole('button', { name: 'Create account' }).click()
  await dora.goto(linkIn(await mailTo(email, /Confirm your address/), '/verify-email'))
  await dora.getByLabel('Password', { exact: true }).fill('paper boats in the rain')
  await dora.getByRole('button', { name: 'Confirm and sign in' }).click()
  await dora.getByRole('button', { name: 'Accept the invitation' }).click()
  await dora.waitForURL('**/console')
  await dora.goto('/console?state=upcoming') // the organiser has many by now, and the first page shows ten
  await expect(dora.getByRole('link', { name: 'Many hands' })).toBeVisible()
  await dora.goto(`/scan/${event.id}`)
  await expect(dora.getByRole('heading', { name: 'Many hands' }).or(dora.getByText('Many hands')).first()).toBeVisible()
  await dora.goto(members)
  await expect(dora).toHaveURL(/said=forbidden/)
  await dora.goto(link)
  await expect(dora.getByText('This link cannot be used')).toBeVisible()

  await desk.goto(members)
  await row.getByRole('button', { name: 'Remove Dora Door' }).click()
  await row.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(desk.getByText('They no longer get in.')).toBeVisible()
  expect((await dora.request.get(`/scan/${event.id}`)).status()).toBe(404)
})

test('without JavaScript: who has an account is a member at once, gets another role, and leaves by the link in the mail', async ({
  visitor,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Plain hands' })
  const account = await newAccount('Paul Plain')
  const members = `/console/organisations/${event.organisation.id}`
  const desk = await visitor({ asOrganiser: true, javaScriptEnabled: false })
  await desk.goto(members)
  await desk.getByLabel('E-mail address').fill(account.email)
  await desk.getByLabel('Role', { exact: true }).last().selectOption('manager')
  await desk.getByRole('button', { name: 'Invite' }).click()
  const mail = await mailTo(account.email, /You now work for/)
  await desk.goto(members)
  const row = desk.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: account.email })
  await expect(row).toContainText('Manager')
  const change = row.locator('details').filter({ hasText: 'Change role' })
  await change.locator('summary').click()
  await change.getByLabel('Role').selectOption('finance')
  await change.getByRole('button', { name: 'Change role' }).click()
  await expect(row).toContainText('Finance')

  const paul = await visitor()
  await signIn(paul, account)
  await paul.goto(linkIn(mail, '/console/organisations/'))
  await paul.getByRole('button', { name: /^Leave/ }).click()
  await paul.waitForURL('**/console')
  expect((await paul.request.get(members)).status()).toBe(404)
})
