import { newAddress } from '../support/account'
import { done } from '../support/api'
import type { Scene } from '../support/camera-film'
import { changeByte } from '../support/change-byte'
import { atTheBank, choose, fillBuyer, ordersBy, paidEvent, toTheBank } from '../support/checkout'
import { rows } from '../support/database'
import { test as base, inside, qrOf, result, typeCode, word } from '../support/door'
import { newEvent, newOrder, type Order } from '../support/event'
import { attached, mailTo } from '../support/mailbox'
import { readQr } from '../support/read-qr'
import { expect } from '../support/test'

/** A member's door, by the sign-in: at the gate "Main door". */
const test = base.extend<{ door: (eventId: string, scenes: Scene[]) => Promise<import('@playwright/test').Page> }>({
  door: async ({ phone, organiser }, use) => {
    await use(async (eventId, scenes) => {
      const { page } = await phone(`/scan/${eventId}`, { scenes, state: organiser.state })
      await page.getByRole('button', { name: 'Use this gate' }).click()
      await page.waitForURL('**/door')
      return page
    })
  },
})

/** The very picture that was mailed, and what it says. */
async function mailedTicket(event: Awaited<ReturnType<typeof newEvent>>, name: string) {
  const email = newAddress(name.split(' ')[0]!.toLowerCase())
  const order = await newOrder(event, { name, email })
  const picture = attached(
    await mailTo(email, /Your ticket/),
    ({ contentId }) => contentId === `qr-${order.tickets[0]!.reference}`,
  )
  const code = await readQr(picture)
  expect(code).toBe(order.tickets[0]!.code)
  return { ...order.tickets[0]!, picture, code: code ?? '' }
}

test('the QR that was mailed, filmed by a camera, admits once; the second time it says when and where the first was', async ({
  door,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Filmed at the door' })
  const ticket = await mailedTicket(event, 'Ada Arrives')
  const page = await door(event.id, [ticket.picture, null])
  await expect(inside(page)).toHaveText('0 / 1 inside')
  await page.getByRole('button', { name: 'Start camera' }).click()
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-tone', 'admit')
  await expect(result(page)).toContainText('Ada Arrives')
  await expect(inside(page)).toHaveText('1 / 1 inside')

  await expect(word(page, 'Already used')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-tone', 'used')
  await expect(result(page)).toContainText(/First scanned \d\d:\d\d at Main door/)
  await expect(inside(page)).toHaveText('1 / 1 inside')
})

test('a code with one byte changed is refused as not genuine', async ({ door, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Nothing forged' })
  const ticket = await mailedTicket(event, 'Fay Forged')
  const forged = changeByte(ticket.code, 40)
  expect(forged).not.toBe(ticket.code)
  const page = await door(event.id, [await qrOf(forged)])
  await page.getByRole('button', { name: 'Start camera' }).click()
  await expect(word(page, 'Not genuine')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-tone', 'refuse')
  await expect(inside(page)).toHaveText('0 / 1 inside')
})

test('a ticket of another event is refused as that', async ({ door, organiser }) => {
  const event = await newEvent(organiser.token, { title: 'This evening' })
  const other = await newEvent(organiser.token, { title: 'Another evening' })
  const ticket = await mailedTicket(other, 'Wanda Wrong')
  const page = await door(event.id, [ticket.picture])
  await page.getByRole('button', { name: 'Start camera' }).click()
  await expect(word(page, 'Wrong event')).toBeVisible()
  await expect(result(page)).toHaveAttribute('data-tone', 'refuse')
  await expect(inside(page)).toContainText('0')
})

test('without a camera people are let in by the code they say and by their name, and an admission can be taken back', async ({
  door,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'By hand' })
  const [first, second] = [
    await newOrder(event, { name: 'Tilda Typed', email: newAddress('tilda') }),
    await newOrder(event, { name: 'Nico Named', email: newAddress('nico') }),
  ]
  const page = await door(event.id, [null])
  await typeCode(page, first.tickets[0]!.reference.toLowerCase())
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(result(page)).toContainText('Tilda Typed')
  await result(page).getByRole('button', { name: 'Undo' }).click()
  await expect(word(page, 'Taken back')).toBeVisible()
  await expect(inside(page)).toHaveText('0 / 2 inside')
  await result(page).getByRole('button', { name: 'Scan next' }).click()

  await page.getByLabel('Search by name').fill('nico')
  await page.getByRole('button', { name: `Admit Nico Named, ${second.tickets[0]!.reference}` }).click()
  await expect(word(page, 'Admitted')).toBeVisible()
  await expect(inside(page)).toHaveText('1 / 2 inside')
  await expect(result(page)).toBeHidden()
  await page.getByRole('button', { name: 'Recent' }).click()
  await page.getByRole('button', { name: 'Undo the admission of Nico Named' }).click()
  await expect(page.getByText('Taken back')).toHaveCount(2)
  await expect(inside(page)).toHaveText('0 / 2 inside')

  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByLabel('Type the code').fill('ZZZZZZZ-1')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(word(page, 'Not known')).toBeVisible()
})

test('what one door counts moves at the other without a reload, and a ticket let in there is not let in here', async ({
  door,
  organiser,
}) => {
  const event = await newEvent(organiser.token, { title: 'Two doors' })
  const ticket = (await newOrder(event, { name: 'Una Once', email: newAddress('una') })).tickets[0]!
  const [north, south] = [await door(event.id, [null]), await door(event.id, [null])]
  for (const page of [north, south]) await page.getByRole('button', { name: 'Find' }).click()
  await north.getByLabel('Type the code').fill(ticket.reference)
  await north.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(word(north, 'Admitted')).toBeVisible()
  await expect(inside(south)).toHaveText('1 / 1 inside', { timeout: 20_000 })
  await south.getByLabel('Type the code').fill(ticket.reference)
  await south.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(word(south, 'Already used')).toBeVisible()
})

test('filmed tickets of another day, of money given back and of before they were passed on are refused, each for its reason', async ({
  door,
  organiser,
  visitor,
}) => {
  const types = [{}, { name: 'Sunday', priceMinor: 0 }, { name: 'Guest', priceMinor: 0 }]
  const event = await paidEvent(organiser.token, { title: 'Three kinds of no', types })
  const [, sunday, guest] = event.types
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString()
  await done('PUT', `/events/${event.id}/ticket-types/${sunday!.id}/entry-rules`, {
    token: organiser.token,
    body: { rules: { periods: [{ from: later }] } },
  })
  const wrongDay = (await newOrder({ id: event.id, type: sunday! }, { name: 'Sue Sunday', email: newAddress('sue') })).tickets[0]!
  const passedOn = (await newOrder({ id: event.id, type: guest! }, { name: 'Pat Passed', email: newAddress('pat') })).tickets[0]!
  await rows('UPDATE tickets SET revision = revision + 1 WHERE id = $1', [passedOn.id]) // as passing a ticket on will

  const email = newAddress('rae')
  const page = await visitor()
  await choose(page, event)
  await fillBuyer(page, { name: 'Rae Refunded', email })
  await toTheBank(page)
  await atTheBank(page, /^Pay €/)
  await page.waitForURL('**/orders/*')
  const [order] = await ordersBy(email)
  const refunded = (await done<Order>('GET', `/orders/${order!.id}?token=${order!.token}`)).tickets[0]!
  await done('POST', `/orders/${order!.id}/refunds`, { token: organiser.token, body: { what: 'all' } })

  const scenes = await Promise.all([wrongDay, refunded, passedOn].map(({ code }) => qrOf(code)))
  const phone = await door(event.id, [scenes[0]!, null, scenes[1]!, null, scenes[2]!, null])
  await phone.getByRole('button', { name: 'Start camera' }).click()
  for (const refusal of ['Wrong time', 'Refunded', 'Old ticket']) {
    await expect(word(phone, refusal)).toBeVisible({ timeout: 30_000 })
    await expect(result(phone)).toHaveAttribute('data-tone', 'refuse')
    await result(phone).getByRole('button', { name: 'Scan next' }).click()
  }
})
