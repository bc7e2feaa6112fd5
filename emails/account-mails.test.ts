import { describe, expect, it } from 'vitest'
import { readMail } from './read-mail'
import { renderEmail } from './render'
import { sampleProps } from './sample-props'

describe.each(['verify-email', 'sign-in-link', 'reset-password'] as const)('the mail %s', (name) => {
  it('has its link as a button, written out, and in the text part', async () => {
    const { html, text } = await renderEmail(name, sampleProps[name])
    const { of, words } = readMail(html)
    const { url } = sampleProps[name]
    expect(of('a').filter(({ href }) => href === url)).toHaveLength(2)
    expect(words).toContain(url)
    expect(text.split('\n')).toContain(url)
  })

  it.each([
    [1, '1 minute'],
    [30, '30 minutes'],
    [60, '1 hour'],
    [90, '90 minutes'],
    [1440, '1 day'],
    [4320, '3 days'],
  ])('with %i minutes says that the link works for %s', async (expiresInMinutes, words) => {
    const { html, text } = await renderEmail(name, { ...sampleProps[name], expiresInMinutes })
    expect(readMail(html).words).toContain(`for ${words}.`)
    expect(text).toContain(`for ${words}.`)
  })

  it('says what to do when it was not asked for', async () => {
    expect((await renderEmail(name, sampleProps[name])).text).toMatch(/If you did not ask .* ignore this mail/)
  })

  it('shows no secret in what a locked phone displays', async () => {
    const { subject, preview } = await renderEmail(name, sampleProps[name])
    expect(subject + preview).not.toContain('token')
  })
})

it('a changed password is told with when it was, and the way back', async () => {
  const { subject, text, html } = await renderEmail('password-changed', {
    ...sampleProps['password-changed'],
    timeZone: 'Asia/Tokyo',
  })
  expect(subject).toBe('Your Foyer password was changed')
  for (const part of [text, readMail(html).words]) {
    expect(part).toContain('On Fri 20 Nov 2026, 23:02 Japan Standard Time (GMT+9).')
    expect(part).toContain('https://foyer.example/forgot')
  }
})
