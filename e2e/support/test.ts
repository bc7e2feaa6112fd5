import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test'
import { type Account, newAccount } from './account'
import { site } from './site'
import { watch } from './watch'

type State = Awaited<ReturnType<BrowserContext['storageState']>>
type Options = Parameters<Browser['newContext']>[0]

/** Signs in as people do, at the page that asks for it. */
export async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/account')
}

type Fixtures = {
  /** What went wrong in the browser meanwhile; none may be left at the end. */
  watched: ReturnType<typeof watch>
  /** Another visitor's page, with nothing of the first: `asOrganiser`, without JavaScript, … */
  visitor: (options?: Options & { asOrganiser?: boolean }) => Promise<Page>
  /** A page on which the organiser is signed in. */
  desk: Page
}

export const test = base.extend<Fixtures, { organiser: Account & { state: State } }>({
  organiser: [
    async ({ browser }, use) => {
      const account = await newAccount()
      const context = await browser.newContext({ baseURL: site })
      await signIn(await context.newPage(), account)
      const state = await context.storageState()
      await context.close()
      await use({ ...account, state })
    },
    { scope: 'worker' },
  ],

  watched: [
    async ({ context }, use) => {
      const seen = watch()
      seen.over(context)
      await use(seen)
      base.expect(seen.problems(), 'what went wrong in the browser').toEqual([])
    },
    { auto: true },
  ],

  visitor: async ({ browser, contextOptions, viewport, isMobile, hasTouch, watched, organiser }, use) => {
    const made: BrowserContext[] = []
    await use(async ({ asOrganiser = false, ...options } = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...{ baseURL: site, locale: 'en-GB', timezoneId: 'Europe/Berlin', viewport, isMobile, hasTouch },
        ...(asOrganiser ? { storageState: organiser.state } : {}),
        ...options,
      })
      context.setDefaultTimeout(10_000)
      made.push(watched.over(context))
      return context.newPage()
    })
    await Promise.all(made.map((context) => context.close()))
  },

  desk: async ({ visitor }, use) => use(await visitor({ asOrganiser: true })),
})

export { expect } from '@playwright/test'
