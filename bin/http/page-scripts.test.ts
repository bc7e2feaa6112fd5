import { expect, it } from 'vitest'
import { hashSource } from './inline-scripts'
import { pageScripts } from './page-scripts'

const flight = 'self.__next_f.push([1,"a"])'
const clock = 'requestAnimationFrame(function(){$RT=performance.now()});'

it('a whole page gets the hashes of its framework scripts, whatever nonce was cached with it, and no nonce', () => {
  const refused: string[] = []
  const sources = pageScripts([], (text) => refused.push(text)).ofWhole(
    Buffer.from(`<script nonce="old">${flight}</script><script>stolen()</script>`),
  )
  expect(sources).toEqual([hashSource(flight)])
  expect(refused).toEqual(['stolen()'])
})

it('a whole page is read once for each ETag', () => {
  const refused: string[] = []
  const scripts = pageScripts([], (text) => refused.push(text))
  const page = Buffer.from(`<script>${flight}</script><script>stolen()</script>`)
  expect([scripts.ofWhole(page, '"1"'), scripts.ofWhole(page, '"1"')]).toEqual([[hashSource(flight)], [hashSource(flight)]])
  expect(refused).toHaveLength(1)
})

it('a streamed page gets its nonce and the hashes of what was cached before that nonce existed', () => {
  const beginning = `<script>${clock}</script><script nonce="now">${flight}</script><script nonce="old">${flight}</script>`
  const sources = pageScripts([], () => undefined).ofStreamed(beginning, 'now')
  expect(sources).toEqual([`'nonce-now'`, hashSource(clock), hashSource(flight)])
})
