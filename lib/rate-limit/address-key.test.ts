import { expect, test } from 'vitest'
import { addressKey } from './address-key'

test('addresses of one IPv6 network count together, however they are written', () => {
  for (const ip of ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:0DB8:0001:0002::', '2001:db8:1:2::1%eth0']) {
    expect(addressKey(ip)).toBe('2001:db8:1:2::/64')
  }
  expect(addressKey('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
  expect(addressKey('::1')).toBe('0:0:0:0::/64')
})

test('an IPv4 address counts alone, also when it is written as IPv6', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7')
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7')
})

test('requests without an address share one key, so that hiding it gains nothing', () => {
  expect(addressKey(null)).toBe(addressKey(''))
})
