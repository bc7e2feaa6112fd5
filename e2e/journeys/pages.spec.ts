import { newAddress } from '../support/account'
import { done } from '../support/api'
import { rows } from '../support/database'
import { evening, newEvent, newOrder } from '../support/event'
import { beyondTheEdge, faults } from '../support/look-over'
import { mailTo } from '../support/mailbox'
import { pages, type Visit } from '../support/pages'
import { test as base, expect } from '../support/test'

const test = base.extend<object, { visit: Visit }>({
  visit: [
    async ({ organiser }, use) => {
      const { token } = organiser
      const event = await newEvent(token, { title: 'A look at every page', refundPolicy: 'Free to cancel until it starts.' })
      const draft = await done<{ id: string }>('POST', '/events', { token, body: evening('Still a draft') })
      const email = newAddress('vera')
      const order = await newOrder(event, { name: 'Vera Visit', email }, { quantity: 2 })
      const [ticket] = await rows<{ link: string }>('SELECT link_token AS link FROM tickets WHERE order_id = $1', [order.id])
      await use({
        event,
        draft,
        order: { id: order.id, token: order.token, link: ticket!.link },
        organiserSlug: event.organisation.slug,
        organisationId: event.organisation.id,
        mailId: (await mailTo(email, /Your tickets/)).id,
      })
    },
    { scope: 'worker' },
  ],
})

/** One page has nothing to do with another. */
test.describe.configure({ mode: 'parallel' })

for (const { name, path, signedIn, status = 200 } of pages) {
  test(`${name}: safe headers, nothing foreign, nothing for axe to find in light and dark, nothing beyond the edge`, async ({
    visitor,
    visit,
    watched,
  }) => {
    if (status === 404) watched.expect(/status of 404/)
    const page = await visitor({ asOrganiser: signedIn })
    const answer = await page.goto(path(visit))
    expect(answer?.status()).toBe(status)
    await expect(page.locator('h1, label[for="gate"]').locator('visible=true').or(page.locator('h1')).first()).toBeAttached()
    await expect(page).toHaveTitle(/\S/)

    const headers = (await answer?.allHeaders()) ?? {}
    const policy = Object.fromEntries(
      (headers['content-security-policy'] ?? '')
        .split('; ')
        .map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]),
    )
    expect(policy['default-src']).toBe("'self'")
    expect(policy['script-src']).toMatch(/^'self'/)
    expect(policy['script-src']).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/)
    expect(policy).toMatchObject({ 'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" })
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': expect.any(String) })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security'], 'only over https').toBeUndefined()

    // a mail is shown in a frame where nothing runs, axe neither
    for (const frame of await page.locator('iframe[sandbox]').all()) {
      await expect(frame).toHaveAttribute('title', /\S/)
      await frame.evaluate((element) => element.remove())
    }
    expect(await faults(page, 'light')).toEqual([])
    expect(await faults(page, 'dark')).toEqual([])
    expect(await beyondTheEdge(page), 'what stands beyond the right edge').toEqual([])
  })
}

test('every link of the public pages leads to a page that is there', async ({ page, visit, request }) => {
  const seen = new Set<string>()
  const open = pages.filter(({ signedIn, status }) => !signedIn && !status)
  for (const { path } of open) {
    await page.goto(path(visit))
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
    for (const link of links) seen.add(link.split('#')[0] ?? '')
  }
  expect(seen.size).toBeGreaterThan(20)
  for (const link of seen) {
    const answer = await request.get(link, { maxRedirects: 3 })
    expect.soft({ link, status: answer.status() }).toEqual({ link, status: 200 })
  }
})
