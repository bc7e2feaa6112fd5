import { beyondTheEdge, faults } from '../support/look-over'
import { pages } from '../support/pages'
import { expect, test } from '../support/visit'

/** One page has nothing to do with another. */
test.describe.configure({ mode: 'parallel' })

for (const { name, path, signedIn, status = 200 } of pages) {
  test(`${name}: safe headers, nothing foreign, nothing for axe to find in light and dark, nothing beyond the edge`, async ({
    rounds,
    visit,
  }) => {
    const page = signedIn ? rounds.organiser : rounds.visitor
    await page.emulateMedia({ colorScheme: 'light' })
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
    expect(await faults(page)).toEqual([])
    expect(await beyondTheEdge(page), 'what stands beyond the right edge').toEqual([])
    const wrong = rounds.seen.problems().splice(0)
    expect(status === 404 ? wrong.filter((each) => !/status of 404/.test(each)) : wrong, 'what went wrong meanwhile').toEqual([])
  })
}
