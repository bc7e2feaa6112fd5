import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, chromium as playwrightChromium } from '@playwright/test'
import QRCode from 'qrcode'
import { type Scene, writeCameraFilm } from './camera-film'
import { chromium } from './chromium'
import { site } from './site'
import { test as base } from './test'

type Opened = { context: BrowserContext; page: Page }
type Open = (
  path: string,
  options?: { scenes?: Scene[]; seconds?: number; state?: Awaited<ReturnType<BrowserContext['storageState']>> },
) => Promise<Opened>

/** Opens a page of the product in a browser of its own whose camera sees a film: a phone at a door. */
export const test = base.extend<{ phone: Open }>({
  phone: async ({ viewport, isMobile, hasTouch, watched }, use, info) => {
    const browsers: Browser[] = []
    await use(async (path, { scenes = [null], seconds = 2.5, state } = {}) => {
      const film = join(info.outputDir, `film-${browsers.length}.mjpeg`)
      await writeCameraFilm(film, scenes, { seconds })
      const launched = await playwrightChromium.launch(
        chromium([
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-video-capture=${film}`,
        ]),
      )
      browsers.push(launched)
      const context = await launched.newContext({
        baseURL: site,
        ...(state ? { storageState: state } : {}),
        permissions: ['camera'],
        timezoneId: 'Europe/Berlin',
        viewport,
        isMobile,
        hasTouch,
      })
      context.setDefaultTimeout(15_000)
      const page = await watched.over(context).newPage()
      await page.goto(path)
      return { context, page }
    })
    await Promise.all(browsers.map((browser) => browser.close()))
  },
})

export const result = (page: Page) => page.getByRole('region', { name: 'Result' })
export const word = (page: Page, text: string) => result(page).getByRole('heading', { name: text, exact: true })
export const inside = (page: Page) => page.getByLabel('People inside')

/** Has a reference looked up as somebody at the door would who cannot read the code. */
export async function typeCode(page: Page, code: string) {
  if (!(await page.getByLabel('Type the code').isVisible())) await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByLabel('Type the code').fill(code)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
}

/** A code as the tickets print it. */
export const qrOf = (code: string) => QRCode.toBuffer([{ data: code, mode: 'alphanumeric' }], { width: 450 })
