import type { BrowserContext, Page } from '@playwright/test'
import { newAddress } from './account'
import { done } from './api'
import { rows } from './database'
import { evening, newEvent, newOrder } from './event'
import { mailTo } from './mailbox'
import type { Visit } from './pages'
import { site } from './site'
import { test as base } from './test'
import { watch } from './watch'

type Rounds = {
  /** What the pages are visited with. */
  visit: Visit
  /** One page of a visitor and one of the organiser, that go from address to address: a window for each visit costs more than the visit. */
  rounds: { visitor: Page; organiser: Page; seen: ReturnType<typeof watch> }
}

/** For going the round of all pages. */
export const test = base.extend<object, Rounds>({
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

  rounds: [
    async ({ browser, organiser }, use, info) => {
      const { viewport, isMobile, hasTouch } = info.project.use
      const seen = watch()
      const made: BrowserContext[] = []
      const open = async (storageState?: typeof organiser.state) => {
        const options = {
          baseURL: site,
          locale: 'en-GB',
          timezoneId: 'Europe/Berlin',
          viewport,
          isMobile,
          hasTouch,
          storageState,
        }
        const context = seen.over(await browser.newContext(options))
        context.setDefaultTimeout(10_000)
        made.push(context)
        return context.newPage()
      }
      await use({ visitor: await open(), organiser: await open(organiser.state), seen })
      await Promise.all(made.map((context) => context.close()))
    },
    { scope: 'worker' },
  ],
})
export { expect } from '@playwright/test'
