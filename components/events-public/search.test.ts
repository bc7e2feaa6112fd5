import { describe, expect, it } from 'vitest'
import { readSearch, searchPath } from './search'
import { countInWords, searchInWords } from './search-words'

describe('a search in an address', () => {
  it('is the same whatever its order, blanks and other marks', () => {
    const one = readSearch({ q: ' jazz ', city: 'Köln', utm_source: 'mail', price: '' })
    const two = readSearch({ price: undefined, city: ['Köln', 'Bonn'], q: 'jazz' })
    expect(one).toEqual(two)
    expect(JSON.stringify(one.query)).toBe(JSON.stringify(two.query))
    expect(one.search).toEqual({ q: 'jazz', city: 'Köln' })
  })

  it('leaves out what cannot be meant, and names it', () => {
    const { query, search, ignored } = readSearch({
      from: 'soon',
      category: 'nonsense',
      sort: 'distance',
      within: 'far',
      q: 'jazz',
    })
    expect(search).toEqual({ q: 'jazz' })
    expect(query).toEqual({ q: 'jazz' })
    expect(new Set(ignored)).toEqual(new Set(['from', 'category', 'sort', 'within']))
  })

  it('begins at the first page when something changes', () => {
    const search = { q: 'jazz', city: 'Köln', cursor: 'abc' }
    expect(searchPath(search, { price: 'free' })).toBe('/events?q=jazz&city=K%C3%B6ln&price=free')
    expect(searchPath(search, { city: null })).toBe('/events?q=jazz')
    expect(searchPath(search, { cursor: 'def' })).toBe('/events?q=jazz&city=K%C3%B6ln&cursor=def')
    expect(searchPath({ q: 'x' }, { q: null })).toBe('/events')
  })

  it('is told in words', () => {
    expect(searchInWords({})).toBe('Events')
    expect(searchInWords({ category: 'film', city: 'Malmö', when: 'weekend' })).toBe('Film in Malmö this weekend')
    expect(searchInWords({ price: 'free', format: 'online', q: 'rust' })).toBe('Free online events for “rust”')
    expect(countInWords(1, true)).toBe('1 event')
    expect(countInWords(1000, false)).toBe('1,000+ events')
  })
})
