import { defineConfig } from '@playwright/test'
import { chromium } from './e2e/support/chromium'
import { site } from './e2e/support/site'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const desktop = { viewport: { width: 1280, height: 900 } }
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE

/**
 * `journeys`: what people do, at both widths; what does not depend on the width at one of them, which its name says.
 * `programs`: what programs do. `faults`: servers of their own, killed and misled. `providers`: a server of its own that takes money
 * through Stripe and Razorpay. `pictures`: the demo as the README shows it, before anything else is done to it. What waits for
 * servers of its own begins early, so that the rest goes on beside it. No traces are kept, which cost the browser a quarter more: where the
 * picture of a failure does not say enough, `npx playwright test --trace retain-on-failure` does.
 */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: site,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    launchOptions: chromium(),
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'pictures', testDir: 'e2e/pictures', testMatch: '*.spec.ts', use: desktop },
    { name: 'faults', testDir: 'e2e/faults', testMatch: '*.spec.ts', timeout: 120_000 },
    { name: 'providers', testDir: 'e2e/providers', testMatch: '*.spec.ts', timeout: 120_000, workers: 1, use: desktop },
    { name: 'phone', testDir: 'e2e/journeys', testMatch: '*.spec.ts', testIgnore: '*.desktop.spec.ts', use: phone },
    { name: 'desktop', testDir: 'e2e/journeys', testMatch: '*.spec.ts', testIgnore: '*.phone.spec.ts', use: desktop },
    { name: 'programs', testDir: 'e2e/programs', testMatch: '*.spec.ts' },
    { name: 'support', testDir: 'e2e/support', testMatch: '*.test.ts' },
  ],
})
