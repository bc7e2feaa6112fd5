import { rows } from '../support/database'
import { expect, test } from '../support/test'

const inDays = (days: number, time: string) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`

test('an organiser creates an event, previews it, adds tickets, publishes, changes and cancels it', async ({
  desk,
  page,
  watched,
}) => {
  const title = `Lighthouse Sessions ${Date.now().toString(36)}`
  await desk.goto('/console/events/new')
  const form = desk.locator('form[id^="event-"]')

  await test.step('what is missing or wrong is said at its field, and what was typed is kept', async () => {
    await form.getByRole('textbox', { name: 'Title', exact: true }).fill(title)
    await form.getByLabel('In one sentence').fill('Songs by the light of one lamp.')
    await form.getByRole('button', { name: 'Save draft' }).click()
    await expect(form.getByRole('alert').filter({ hasText: 'Say when it starts.' })).toBeVisible()
    await expect(form.getByLabel('Start', { exact: true })).toHaveAccessibleDescription(/Say when it starts\./)
    await form.getByLabel('Start', { exact: true }).fill(inDays(20, '20:00'))
    await form.getByLabel('End', { exact: true }).fill(inDays(20, '18:00'))
    await expect(form.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
    await form.getByRole('button', { name: 'Save draft' }).click()
    await expect(form.getByLabel('End', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await expect(form.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
    await expect(form.getByLabel('In one sentence')).toHaveValue('Songs by the light of one lamp.')
  })

  await form.getByLabel('End', { exact: true }).fill(inDays(20, '23:00'))
  await form.getByLabel(/^Place/).fill('Old Lighthouse')
  await form.getByLabel(/^City/).fill('Cuxhaven')
  await form.getByLabel(/^Country/).selectOption('DE')
  await form.getByLabel('Description').fill('Bring a **lamp** and a coat.')
  await form.getByLabel('How many').fill('40')
  await form.getByRole('button', { name: 'Save draft' }).click()
  await desk.waitForURL(/\/console\/events\/evt_\w+\?said=drafted/)
  await expect(desk.getByRole('heading', { name: title })).toBeVisible()
  const consolePath = new URL(desk.url()).pathname
  const [event] = await rows<{ slug: string }>('SELECT slug FROM events WHERE id = $1', [consolePath.split('/').at(-1)])
  const path = `/events/${event!.slug}`

  await test.step('a draft can be previewed by its organiser and is there for nobody else', async () => {
    await desk.getByRole('link', { name: 'Preview' }).click()
    await expect(desk.getByText('Nothing can be ordered here.')).toBeVisible()
    await expect(desk.getByRole('strong').filter({ hasText: 'lamp' })).toBeVisible()
    watched.expect(/status of 404/)
    expect((await page.goto(path))?.status()).toBe(404)
  })

  await test.step('a second kind of ticket is added', async () => {
    await desk.goto(`${consolePath}/tickets`)
    await desk.getByText('Add a ticket type').click()
    const type = desk.locator('form[id^="ticket-type-"]')
    await type.getByLabel('How many').fill('5')
    await type.getByRole('button', { name: 'Add ticket type' }).click()
    await expect(type.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await expect(type.getByLabel('How many')).toHaveValue('5')
    await type.getByLabel('Name', { exact: true }).fill('Keeper')
    await type.getByRole('button', { name: 'Add ticket type' }).click()
    await expect(desk.getByText('Ticket type added.')).toBeVisible()
    await expect(desk.getByRole('table').getByText('Keeper').first()).toBeVisible()
  })

  await desk.goto(consolePath)
  await desk.getByRole('button', { name: 'Publish event' }).click()
  await expect(desk.getByText('Published. The page is open and people can register.')).toBeVisible()
  expect((await page.goto(path))?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('Keeper')).toBeVisible()
  await expect(page.getByText('Old Lighthouse').first()).toBeVisible()

  await test.step('a change is on the public page within two seconds', async () => {
    await desk.goto(`${consolePath}/edit`)
    await form.getByRole('textbox', { name: 'Title', exact: true }).fill(`${title}, moved indoors`)
    await form.getByRole('button', { name: 'Save changes' }).click()
    await expect(desk.getByText('Saved.', { exact: true })).toBeVisible()
    const publicPage = async () => (await fetch(new URL(path, desk.url()))).text()
    await expect.poll(publicPage, { timeout: 2_000, intervals: [100] }).toContain('moved indoors')
  })

  await test.step('who saves over a change of somebody else is told so and loses nothing', async () => {
    await desk.goto(`${consolePath}/edit`)
    const other = await desk.context().newPage()
    await other.goto(`${consolePath}/edit`)
    await other.locator('form[id^="event-"]').getByLabel('In one sentence').fill('Changed by a colleague.')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(other.getByText('Saved.', { exact: true })).toBeVisible()
    await form.getByLabel('In one sentence').fill('Typed at the same time.')
    await form.getByRole('button', { name: 'Save changes' }).click()
    await expect(form.getByRole('alert').filter({ hasText: /changed/i })).toBeVisible()
    await expect(form.getByLabel('In one sentence')).toHaveValue('Typed at the same time.')
    await other.close()
  })

  await test.step('cancelling asks first, and the page says so', async () => {
    await desk.goto(consolePath)
    await desk.getByRole('button', { name: 'Cancel event' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Keep it as it is' }).click()
    await expect(dialog).toBeHidden()
    await desk.getByRole('button', { name: 'Cancel event' }).click()
    await dialog.getByRole('button', { name: 'Cancel event' }).click()
    await expect(desk.getByText('Cancelled. Everybody who holds a ticket is being told.')).toBeVisible()
    await page.goto(path)
    await expect(page.getByText(/cancelled/i).first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Get tickets' })).toHaveCount(0)
  })
})

test('an event is created and published in one go, without JavaScript', async ({ visitor }) => {
  const page = await visitor({ asOrganiser: true, javaScriptEnabled: false })
  const title = `No script ${Date.now().toString(36)}`
  await page.goto('/console/events/new')
  const form = page.locator('form[id^="event-"]')
  await form.getByRole('textbox', { name: 'Title', exact: true }).fill(title)
  await form.getByLabel('Start', { exact: true }).fill(inDays(9, '10:00'))
  await form.getByLabel('End', { exact: true }).fill(inDays(9, '12:00'))
  await form.getByLabel('Time zone').selectOption('Europe/Lisbon')
  await form.getByLabel(/^Place/).fill('Reading Room')
  await form.getByLabel('How many').fill('12')
  await form.getByRole('button', { name: 'Publish event' }).click()
  await expect(page.getByText('Say which city it is in.').first()).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
  await form.getByLabel(/^City/).fill('Porto')
  await form.getByRole('button', { name: 'Publish event' }).click()
  await expect(page.getByText('Published. The page is open and people can register.')).toBeVisible()
})

test("another organisation's event is not there: not its page, not its form, not its door", async ({ desk, watched }) => {
  const { newAccount } = await import('../support/account')
  const { newEvent } = await import('../support/event')
  const theirs = await newEvent((await newAccount('Otto Other')).token, { title: 'Of others' })
  watched.expect(/status of 404/)
  for (const part of ['', '/edit', '/tickets', '/preview', '/orders', '/attendees', '/check-in']) {
    const answer = await desk.goto(`/console/events/${theirs.id}${part}`)
    expect.soft(answer?.status(), part).toBe(404)
    await expect.soft(desk.getByText('Of others'), part).toHaveCount(0)
  }
  expect((await desk.goto(`/scan/${theirs.id}`))?.status()).toBe(404)
})
