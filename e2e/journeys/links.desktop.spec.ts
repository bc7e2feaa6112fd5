import { pages } from '../support/pages'
import { expect, test } from '../support/visit'

test('every link of the public pages leads to a page that is there', async ({ page, visit, request }) => {
  test.slow() // as many as the run before it has made, those of mails in the outbox among them
  const seen = new Set<string>()
  const open = pages.filter(({ signedIn, status }) => !signedIn && !status)
  for (const { path } of open) {
    await page.goto(path(visit))
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
    for (const link of links) seen.add(link.split('#')[0] ?? '')
  }
  expect(seen.size).toBeGreaterThan(20)
  const waiting = [...seen]
  const follow = async () => {
    for (let link = waiting.shift(); link; link = waiting.shift()) {
      const answer = await request.get(link, { maxRedirects: 3 })
      expect.soft({ link, status: answer.status() }).toEqual({ link, status: 200 })
    }
  }
  await Promise.all(Array.from({ length: 4 }, follow))
})
