import ICAL from 'ical.js'
import { newAddress } from '../support/account'
import { rows } from '../support/database'
import { newEvent, newOrder } from '../support/event'
import { attached, mailTo } from '../support/mailbox'
import { readQr } from '../support/read-qr'
import { expect, test } from '../support/test'

const ordersOf = (email: string) =>
  rows<{ id: string; number: string }>('SELECT id, number FROM orders WHERE buyer_email = $1', [email])

test('a guest registers two people; a double click makes one order, and reload and back are safe', async ({
  page,
  organiser,
  watched,
}) => {
  const event = await newEvent(organiser.token, { title: 'Guest list' })
  const email = newAddress('gus')
  const friend = newAddress('frida')
  await page.goto(`/events/${event.slug}`)
  await page.getByRole('link', { name: 'Get tickets' }).locator('visible=true').first().click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Register' }) })

  await form.getByLabel('Your name').fill('Gus Guest')
  await form.getByLabel('Your e-mail').fill('not an address')
  const quantity = form.getByRole('spinbutton', { name: 'How many: Regular' })
  await quantity.fill('3')
  await expect(form.getByRole('group', { name: 'Ticket 3' })).toBeVisible()
  await form.getByRole('button', { name: 'Fewer: How many: Regular' }).click()
  await expect(form.getByRole('group', { name: 'Ticket 3' })).toBeHidden()
  await form.getByRole('button', { name: 'Register' }).click()
  await expect(form.getByRole('alert').filter({ hasText: 'Your e-mail' })).toBeVisible()
  await expect(form.getByLabel('Your name')).toHaveValue('Gus Guest')
  await expect(quantity).toHaveValue('2')

  await form.getByLabel('Your e-mail').fill(email)
  const second = form.getByRole('group', { name: 'Ticket 2' })
  await second.getByLabel('Name').fill('Frida Friend')
  await second.getByLabel('E-mail').fill(friend)
  await form.getByRole('button', { name: 'Register' }).dblclick()
  await page.waitForURL('**/orders/*')
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible()
  const own = page.url()
  expect(await ordersOf(email)).toHaveLength(1)

  await page.reload()
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible()
  await expect(page.getByText(`sent to ${email}`)).toBeVisible({ timeout: 20_000 })
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Register', level: 1 })).toBeVisible()
  await page.goForward()
  await expect(page).toHaveURL(own)
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible()
  expect(await ordersOf(email)).toHaveLength(1)

  const [order] = await ordersOf(email)
  const mail = await mailTo(email, /Your tickets: Guest list/)
  await test.step('the mail holds what it needs without any picture from elsewhere', async () => {
    expect(mail.html).not.toMatch(/src="https?:/)
    expect(mail.text).toContain(order!.number)
    expect(mail.text).toContain(own)
    for (const reference of [`${order!.number}-1`, `${order!.number}-2`]) {
      const code = await readQr(attached(mail, ({ contentId }) => contentId === `qr-${reference}`))
      expect(code).toMatch(/^[0-9A-Z $%*+\-./:]{117}$/)
      expect(mail.html).toContain(`cid:qr-${reference}`)
    }
    const calendar = new ICAL.Component(
      ICAL.parse(attached(mail, ({ filename }) => filename === 'event.ics').toString()) as unknown[],
    )
    expect(new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).summary).toBe('Guest list')
  })
  await test.step('the friend gets one ticket and nothing of the order', async () => {
    const theirs = await mailTo(friend, /Your ticket: Guest list/)
    expect(theirs.attachments.filter(({ contentId }) => contentId?.startsWith('qr-'))).toHaveLength(1)
    expect(theirs.text).not.toContain('/orders/')
    expect(theirs.text).not.toContain(email)
  })

  await test.step('the mail can be read in the outbox, and the ticket opens from its link', async () => {
    watched.expect(/Blocked script execution in 'about:srcdoc'/) // what looks into the frame from outside is a script, too
    await page.goto(`/outbox?to=${encodeURIComponent(email)}`)
    await page.getByRole('link', { name: mail.subject }).click()
    const shown = page.frameLocator('iframe[title="The mail as it is shown"]')
    await expect(shown.getByRole('link', { name: /View your 2 tickets/ })).toBeVisible()
    await expect(shown.locator('img[alt*="QR" i], img[alt*="code" i]').first()).toBeVisible()
    const [ticket] = await rows<{ link: string }>(
      'SELECT link_token AS link FROM tickets WHERE order_id = $1 ORDER BY reference LIMIT 1',
      [order!.id],
    )
    await page.goto(`/tickets/${ticket!.link}`)
    const code = await readQr(attached(mail, ({ contentId }) => contentId === `qr-${order!.number}-1`))
    expect(await readQr(await page.getByRole('img', { name: `QR code of ticket ${order!.number}-1` }).screenshot())).toBe(code)
    await page.getByText('Change the name').click()
    await page.getByLabel('Name on the ticket').fill('Greta Guest')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await expect(page.getByText('Greta Guest').first()).toBeVisible()
  })
})

test('a guest registers without JavaScript, and sees what is wrong first', async ({ visitor, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Plain paper' })
  const page = await visitor({ javaScriptEnabled: false })
  const email = newAddress('paul')
  await page.goto(`/events/${event.slug}`)
  await page.getByRole('link', { name: 'Get tickets' }).locator('visible=true').first().click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Register' }) })
  await form.getByLabel('Your name').fill('   ') // enough for a browser, not for a ticket
  await form.getByLabel('Your e-mail').fill(email)
  await form.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByText('Enter a name.').first()).toBeVisible()
  await expect(form.getByLabel('Your e-mail')).toHaveValue(email)
  await form.getByLabel('Your name').fill('Paul Plain')
  await form.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible()
  expect(await ordersOf(email)).toHaveLength(1)
  await mailTo(email, /Your ticket: Plain paper/)
})

test('whoever is too late is told so at the tickets, and what was typed is kept', async ({ page, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Almost gone', quantity: 2 })
  await page.goto(`/events/${event.slug}/register`)
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Register' }) })
  await form.getByLabel('Your name').fill('Late Lou')
  await form.getByLabel('Your e-mail').fill(newAddress('lou'))
  await newOrder(event, { name: 'Early Eve', email: newAddress('eve') }, { quantity: 2 })
  await form.getByRole('button', { name: 'Register' }).click()
  await expect(form.getByRole('alert').filter({ hasText: 'None are left.' })).toBeVisible()
  await expect(form.getByLabel('Your name')).toHaveValue('Late Lou')
})

test('a guest cancels an order; its seats are free again and its code is worth nothing', async ({ page, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Second thoughts', quantity: 3 })
  const email = newAddress('cora')
  const order = await newOrder(event, { name: 'Cora Cancels', email }, { quantity: 3 })
  await page.goto(new URL(order.url).pathname)
  await page.getByText('Cancel this order').click()
  await page.getByRole('button', { name: 'Cancel 3 tickets' }).click()
  await expect(page.getByRole('heading', { name: 'This order is cancelled' })).toBeVisible()
  await mailTo(email, /cancelled/i)
  await page.goto(`/events/${event.slug}/register`)
  await expect(page.getByRole('spinbutton', { name: 'How many: Regular' })).toBeVisible()
})
