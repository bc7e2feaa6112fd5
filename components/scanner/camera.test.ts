import { expect, test } from 'vitest'
import { nextZoom, zoomOf } from './camera'

const track = (abilities: object) => ({ getCapabilities: () => abilities }) as MediaStreamTrack

test('zoom is offered only by a camera that has it', () => {
  expect(zoomOf(track({ zoom: { min: 1, max: 8 } }))).toEqual({ least: 1, most: 8 })
  expect(zoomOf(track({ zoom: { min: 1, max: 1 } }))).toBeNull()
  expect(zoomOf(track({}))).toBeNull()
  expect(zoomOf({} as MediaStreamTrack)).toBeNull() // Firefox tells nothing of what a camera can do
})

test('zoom goes once, twice, three times and back, never past what the camera can', () => {
  expect([1, 2, 3].map((times) => nextZoom({ least: 1, most: 8 }, times))).toEqual([2, 3, 1])
  expect([1, 2].map((times) => nextZoom({ least: 100, most: 250 }, times))).toEqual([2, 1])
})
