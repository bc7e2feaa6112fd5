import { describe, expect, it } from 'vitest'
import { readMail } from './read-mail'
import { renderEmail } from './render'
import { sampleProps } from './sample-props'

describe('an invitation', () => {
  const props = sampleProps['member-invited']

  it('says who asks, for whom, as what and for how long, and leads to the page that asks back', async () => {
    const { html, text } = await renderEmail('member-invited', props)
    for (const part of [text, readMail(html).words]) {
      expect(part).toContain('Zoë van den Berg asks you to work for Hafenklang Collective at the door')
      expect(part).toContain('for 7 days.')
      expect(part).toContain(props.url)
    }
  })

  it('shows no secret in what a locked phone displays', async () => {
    const { subject, preview } = await renderEmail('member-invited', props)
    expect(subject + preview).not.toContain('token')
  })

  it('cannot be used to advertise: an address in a name is no link', async () => {
    const named = { ...props, organisation: 'Win at evil.example', invitedBy: 'https://evil.example/now' }
    const { subject, html, text } = await renderEmail('member-invited', named)
    for (const part of [subject, html, text]) expect(part).not.toMatch(/evil\.example/)
  })

  it('of somebody who is gone still says where it comes from', async () => {
    const { text } = await renderEmail('member-invited', { ...props, invitedBy: null })
    expect(text).toContain('Somebody at Foyer asks you')
  })
})

it('who was made a member is told how to leave again', async () => {
  const props = sampleProps['member-added']
  const { html, text } = await renderEmail('member-added', props)
  for (const part of [text, readMail(html).words]) expect(part).toContain(props.leaveUrl)
})
