import { expect, it } from 'vitest'
import { isPublicAddress } from './public-address'

it.each(['203.0.113.7', '8.8.8.8', '172.32.0.1', '::ffff:203.0.113.7', '2001:db8::1'])('%s is somebody’s', (ip) => {
  expect(isPublicAddress(ip)).toBe(true)
})

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.9',
  '100.64.0.1',
  '169.254.1.1',
  '::1',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1%eth0',
  'nonsense',
  '',
  null,
])('%s stands for nobody in particular', (ip) => {
  expect(isPublicAddress(ip)).toBe(false)
})
