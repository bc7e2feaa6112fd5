import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Prose } from './prose'

const html = (markdown: string) => renderToStaticMarkup(<Prose>{markdown}</Prose>)

test('what is not markdown never becomes a tag', () => {
  expect(html('<script>alert(1)</script><img src=x onerror=alert(1)>')).not.toMatch(/<script|<img/)
})

test('a link cannot run a script', () => {
  expect(html('[click](javascript:alert(1))')).not.toContain('javascript:')
})

test('a picture is a link, so that no other origin learns who reads', () => {
  expect(html('![Map](https://elsewhere.example/map.png)')).toContain(
    '<a href="https://elsewhere.example/map.png" rel="nofollow ugc noopener">Map</a>',
  )
})

test('links carry no weight and give nothing away', () => {
  expect(html('[site](https://example.org)')).toContain('rel="nofollow ugc noopener"')
})

test('headings stay below the title of the page', () => {
  expect(html('# One\n\n## Two')).toContain('<h2>One</h2>')
  expect(html('# One\n\n## Two')).toContain('<h3>Two</h3>')
})
