import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPath } from './next-path'

const site = 'https://tickets.example.org'
const lands = (value: unknown) => new URL(nextPath(value, '/account', site), `${site}/sign-in`)

test('pages of this site are kept, with their query', () => {
  expect(nextPath('/console/events/new?from=home#top', '/account', site)).toBe('/console/events/new?from=home#top')
  expect(nextPath(`${site}/events`, '/account', site)).toBe('/events')
})

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  'https://evil.example/console',
  'https://tickets.example.org@evil.example/',
  'https://tickets.example.org.evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.example',
  '/x/..//evil.example',
  'evil',
  '',
  undefined,
  ['/events'],
])('%j leads nowhere else', (value) => {
  const target = nextPath(value, '/account', site)
  expect(target).toBe('/account')
})

test('endpoints are not pages to go on to', () => {
  expect(nextPath('/api/auth/signout', '/account', site)).toBe('/account')
})

test('whatever it is given, the answer stays on this site and is one line', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '\t',
    '\n',
    '\r',
    ' ',
    '%2f',
    '%5c',
    'https:',
    'evil.example',
    site,
    'é',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 10 }).map((parts) => parts.join('')),
      ),
      (value) => {
        expect(lands(value).origin).toBe(site)
        expect(nextPath(value, '/account', site)).toMatch(/^\/(?![/\\])\S*$/)
      },
    ),
    { numRuns: 2_000 },
  )
})
