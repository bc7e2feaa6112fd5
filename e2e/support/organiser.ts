import { test as base } from '@playwright/test'
import { type Account, newAccount } from './account'

/** For tests of programs: an account made once for each worker. Its organisation is made by its first event. */
export const test = base.extend<object, { organiser: Account }>({
  organiser: [async ({ browserName: _any }, use) => use(await newAccount()), { scope: 'worker' }],
})
export { expect } from '@playwright/test'
