import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What a theme can break: it changes colours and nothing else (the tokens of app/globals.css). */
const ofColour = ['color-contrast', 'link-in-text-block']

/** What axe finds (WCAG 2.2 AA and its own good practices), one line a place: by all its rules in light, by those of colour in dark. */
export async function faults(page: Page) {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // "legacy": without a window of its own in which to gather what frames of other sites say, as there are none
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
    if (colorScheme === 'dark') axe.withRules(ofColour)
    for (const { id, nodes } of (await axe.analyze()).violations)
      for (const { target, failureSummary } of nodes) found.push(`${colorScheme} ${id}: ${target} ${failureSummary}`)
  }
  return found
}

/** Elements that make the page wider than the screen. */
export const beyondTheEdge = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return Array.from(document.querySelectorAll('main *'))
      .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      .map((each) => `${each.tagName} ${each.className} ${each.textContent?.slice(0, 30)}`)
  })
