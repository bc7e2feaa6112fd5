import ICAL from 'ical.js'
import { newEvent } from '../support/event'
import { expect, test } from '../support/test'

const word = `fogbank${Date.now().toString(36)}`
const many = 22

test.beforeAll(async ({ organiser }) => {
  for (let number = 1; number <= many; number++) {
    await newEvent(organiser.token, {
      title: `${word} ${String(number).padStart(2, '0')}`,
      category: number % 2 ? 'music' : 'film',
      ...(number === 3 ? { format: 'online', venue: null, joinUrl: 'https://meet.example.org/fog' } : {}),
      ...(number === 4 ? { venue: { name: 'Dry Dock', city: 'Aarhus', country: 'DK' } } : {}),
    })
  }
})

for (const javaScriptEnabled of [true, false]) {
  test(`a visitor finds an event by words and filters, page by page, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const page = await visitor({ javaScriptEnabled })
    await page.goto('/')
    await page.getByRole('searchbox', { name: 'Search' }).fill(word)
    await page.getByRole('button', { name: 'Find events' }).click()
    await expect(page).toHaveURL(new RegExp(`/events\\?.*q=${word}`))
    await expect(page.getByText(`${many} events`)).toBeVisible()
    const results = page.getByRole('region', { name: 'Results' }).getByRole('article')
    await expect(results).toHaveCount(20)
    const firstPage = await results.getByRole('heading').allInnerTexts()
    await page.getByRole('link', { name: 'More', exact: false }).filter({ hasText: '→' }).click()
    await expect(results).toHaveCount(many - 20)
    const rest = await results.getByRole('heading').allInnerTexts()
    expect(new Set([...firstPage, ...rest]).size).toBe(many)

    await page.goto(`/events?q=${word}`)
    await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Film', exact: true }).click()
    await expect(results).toHaveCount(many / 2)
    await page.getByText('More filters').click()
    await page.getByLabel('City').fill('Aarhus')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(results).toHaveCount(1)
    await expect(results.first()).toContainText('Dry Dock')

    await page.goto(`/events?q=${word}&city=Atlantis`)
    await expect(page.getByText('No event matches all of that')).toBeVisible()
    await page.getByRole('link', { name: 'Look in every city' }).click()
    await expect(results).toHaveCount(20)

    await page.goto(`/events?q=${word}&format=online`)
    await results.getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1, name: `${word} 03` })).toBeVisible()
    await expect(page.getByText('meet.example.org')).toHaveCount(0)
  })
}

test('an event can be put into a calendar, and search engines can read it', async ({ page, organiser, request }) => {
  const event = await newEvent(organiser.token, { title: 'Structured </script> evening', description: 'A <b>bold</b> claim' })
  await page.goto(`/events/${event.slug}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Structured </script> evening' })).toBeVisible()
  const text = await page.locator('script[type="application/ld+json"]').textContent()
  const data = JSON.parse(text ?? '') as Record<string, unknown>
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: 'Structured </script> evening',
    eventStatus: 'https://schema.org/EventScheduled',
    location: { '@type': 'Place', name: 'Grain Store', address: { addressLocality: 'Hamburg' } },
    offers: [{ '@type': 'Offer', price: '0.00', priceCurrency: 'EUR' }],
  })

  const href = await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')
  const answer = await request.get(href ?? '')
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[])
  const entry = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
  expect(entry.summary).toBe('Structured </script> evening')
  expect(entry.location).toContain('Grain Store')
  expect(Date.parse(String(data.startDate))).toBe(entry.startDate.toJSDate().getTime())

  const image = await page.locator('meta[property="og:image"]').getAttribute('content')
  const picture = await request.get(image ?? '')
  expect(picture.status()).toBe(200)
  expect(picture.headers()['content-type']).toBe('image/png')
})

test('seats that others take disappear from the page while it is open', async ({ page, organiser }) => {
  const { newOrder } = await import('../support/event')
  const event = await newEvent(organiser.token, { title: 'Going fast', quantity: 7 })
  await page.goto(`/events/${event.slug}`)
  await expect(page.getByText('7 left').first()).toBeVisible()
  await newOrder(event, { name: 'Quick Quinn', email: 'quinn@example.org' }, { quantity: 7 })
  await expect(page.getByText('Sold out').first()).toBeVisible({ timeout: 30_000 })
})
