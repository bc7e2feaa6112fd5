import { expect, test } from 'vitest'
import { isReadablePath } from './readable-path'

test.each(['/', '/events/caf%C3%A9', '/events?q=%E0%A4%A'])('%s can be read', (target) => {
  expect(isReadablePath(target)).toBe(true)
})

test.each(['/events/%E0%A4%A', '/%', '/api/v1/events/%ff'])('%s cannot', (target) => {
  expect(isReadablePath(target)).toBe(false)
})
