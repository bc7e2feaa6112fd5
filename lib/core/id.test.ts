import { afterEach, expect, it, vi } from 'vitest'
import { newId } from './id'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Ids made in so many different milliseconds. */
function idsOf(moments: number) {
  vi.useFakeTimers({ toFake: ['Date'] })
  const begin = Date.now()
  return Array.from({ length: moments }, (_, each) => {
    vi.setSystemTime(begin + each)
    return newId('evt')
  })
}

it('an id is its prefix and a ULID', () => {
  for (const id of idsOf(100)) expect(id).toMatch(/^evt_[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
})

it('ids sort in the order they were made, also within a millisecond and when the clock goes back', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const begin = Date.now()
  const ids = Array.from({ length: 3_000 }, (_, each) => {
    vi.setSystemTime(begin + (each < 2_000 ? Math.floor(each / 500) : -each))
    return newId('evt')
  })
  expect(ids).toEqual([...new Set(ids)].sort())
})

it('what follows the time is random in every place, and never the same twice', () => {
  const random = idsOf(3_000).map((id) => id.slice(-16))
  expect(new Set(random).size).toBe(3_000)
  for (let place = 0; place < 16; place++) expect(new Set(random.map((text) => text[place])).size).toBe(32)
})

it('random numbers are drawn for many ids at once', () => {
  const draw = vi.spyOn(crypto, 'getRandomValues')
  idsOf(3_200)
  expect(draw.mock.calls.length).toBeLessThanOrEqual(101)
})
