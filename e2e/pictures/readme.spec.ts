import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { demoSignIns } from '@/prisma/demo/sign-ins'
import { newAddress } from '../support/account'
import { done } from '../support/api'
import type { Order, TicketType } from '../support/event'
import { root } from '../support/product'
import { expect, signIn, test } from '../support/test'

const wanted = process.env.FOYER_SCREENSHOTS === '1'
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** A picture of what is on the screen; kept as a small PNG in docs/screenshots when FOYER_SCREENSHOTS=1 asks for it. */
async function picture(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  const taken = await page.screenshot({ animations: 'disabled' })
  const { width = 0 } = await sharp(taken).metadata()
  expect(width).toBeGreaterThan(300)
  if (!wanted) return
  const folder = join(root, 'docs', 'screenshots')
  await mkdir(folder, { recursive: true })
  await sharp(taken)
    .png({ palette: true, quality: 85, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`))
}

test('the front page shows the demo programme', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('article').first()).toBeVisible()
  await picture(page, 'home')
})

test('a visitor gets a ticket for an event of the demo, and its organiser lets them in', async ({ visitor }) => {
  const [organiser] = demoSignIns
  const body = { email: organiser?.email, password: organiser?.password }
  const { accessToken: token } = await done<{ accessToken: string }>('POST', '/auth/token', { body })
  const { items } = await done<{ items: { id: string }[] }>('GET', '/me/events?state=upcoming&limit=50', { token })
  let order: Order | undefined
  for (const { id } of items) {
    const types = await done<{ items: (TicketType & { state: string; minPerOrder: number })[] }>(
      'GET',
      `/events/${id}/ticket-types`,
      { token },
    )
    const type = types.items.find(({ state, minPerOrder }) => state === 'on_sale' && minPerOrder === 1)
    if (!type) continue
    const buyer = { name: 'Robin Ekwall', email: newAddress('robin') }
    order = await done<Order>('POST', `/events/${id}/orders`, {
      body: { lines: [{ ticketTypeId: type.id, quantity: 1 }], buyer },
    })
    break
  }
  const ticket = order?.tickets[0]
  expect(ticket, 'a ticket of the demo').toBeDefined()

  const pocket = await visitor(phone)
  await pocket.goto(new URL(ticket?.url ?? '').pathname)
  await expect(pocket.getByRole('img', { name: /QR code of ticket/ })).toBeVisible()
  await picture(pocket, 'ticket')

  const door = await visitor({ ...phone, colorScheme: 'dark' })
  await signIn(door, { email: organiser?.email ?? '', password: organiser?.password ?? '' })
  const { eventId } = await done<{ eventId: string }>('GET', `/orders/${order?.id}?token=${order?.token}`)
  await door.goto(`/scan/${eventId}`)
  await door.getByRole('button', { name: 'Use this gate' }).click()
  await door.getByRole('button', { name: 'Find' }).click()
  await door.getByLabel('Type the code').fill(ticket?.reference ?? '')
  await door.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(door.getByRole('heading', { name: 'Admitted' })).toBeVisible()
  await picture(door, 'door')
})
