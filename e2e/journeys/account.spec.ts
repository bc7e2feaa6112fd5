import { newAccount, newAddress } from '../support/account'
import { linkIn, mailsTo, mailTo } from '../support/mailbox'
import { expect, signIn, test } from '../support/test'

test('somebody signs up, confirms the address by the mailed link, signs out and signs in again', async ({ page }) => {
  const email = newAddress('nora')
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Nora New')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'at least 8 characters' })).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Nora New')
  await page.getByLabel('Password', { exact: true }).fill('paper boats in the rain')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()

  const mail = await mailTo(email, /Confirm your address/)
  await page.goto(linkIn(mail, '/verify-email'))
  await page.getByLabel('Password', { exact: true }).fill('paper boats in the rain')
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
  await page.waitForURL('**/account*')
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.goto(linkIn(mail, '/verify-email'))
  await expect(page.getByText('This link cannot be used')).toBeVisible()

  await signIn(page, { email, password: 'paper boats in the rain' })
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()
})

test('a wrong password is refused in the same words as an unknown address, and the address is kept', async ({
  page,
  organiser,
}) => {
  const answers: string[] = []
  for (const email of [organiser.email, newAddress('nobody')]) {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not my password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    answers.push((await page.getByRole('alert').filter({ hasText: 'do not belong together' }).textContent()) ?? '')
    await expect(page.getByLabel('E-mail address')).toHaveValue(email)
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'password')
  }
  expect(answers[0]).toBe(answers[1])
})

test('a forgotten password is replaced by a mailed link, which ends what was signed in elsewhere', async ({ page, visitor }) => {
  const account = await newAccount('Fred Forgetful')
  const elsewhere = await visitor()
  await signIn(elsewhere, account)

  await page.goto('/forgot-password')
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  const mail = await mailTo(account.email, /Choose a new password/)
  await page.goto(linkIn(mail, '/reset-password'))
  await page.getByLabel('New password').fill('a brand new lighthouse')
  await page.getByRole('button', { name: 'Save new password' }).click()
  await expect(page.getByText('Your password is changed')).toBeVisible()

  await elsewhere.goto('/account')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await signIn(page, { email: account.email, password: 'a brand new lighthouse' })
  await mailTo(account.email, /password was changed/)
})

test('asking for a link for an address nobody has says the same and mails nothing', async ({ page }) => {
  const email = newAddress('stranger')
  await page.goto('/forgot-password')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByText('If that address has an account')).toBeVisible()
  const known = await newAccount('Later Person')
  await mailTo(known.email, /Confirm/) // mailed after it, so that the other would be there by now
  expect(await mailsTo(email)).toEqual([])
})

test('a sign-in that is ended from another browser is over at its next step', async ({ page, visitor }) => {
  const account = await newAccount('Sue Sessions')
  const lost = await visitor()
  await signIn(lost, account)
  await signIn(page, account)
  await page.goto('/account/sessions')
  const ended = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: /Sign out the .*other/ }).click()
  await ended
  await lost.goto('/account')
  await expect(lost).toHaveURL(/\/sign-in/)
  await page.goto('/account')
  await expect(page.getByText(`Signed in as ${account.email}`)).toBeVisible()
})

test('a mailed link signs in once, without a password', async ({ page }) => {
  const email = newAddress('lea')
  await page.goto('/sign-in/mail')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Mail me a sign-in link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  const link = linkIn(await mailTo(email, /Sign in to/), '/sign-in/link')
  await page.goto(link)
  await page.getByLabel('Your name').fill('Lea Link')
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await page.waitForURL('**/account*')
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Lea Link')
  await page.goto(link)
  await expect(page.getByText('This link cannot be used')).toBeVisible()
})

test('signing up and signing in work without JavaScript', async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false })
  const email = newAddress('nils')
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Nils Noscript')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('password123')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('one of the first that anybody would try').first()).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Nils Noscript')
  await page.getByLabel('Password', { exact: true }).fill('lanterns along the quay')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  await signIn(page, { email, password: 'lanterns along the quay' })
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()
})
