import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { clientAddress } from './client-address'

const request = (remoteAddress: string, headers: IncomingHttpHeaders) =>
  ({ socket: { remoteAddress }, headers }) as IncomingMessage

it('believes nobody who is not a trusted proxy, and removes what they claim', () => {
  const headers = {
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    forwarded: 'for=6.6.6.6',
  }
  expect(clientAddress([])(request('::ffff:9.9.9.9', headers))).toBe('9.9.9.9')
  expect(headers).toEqual({})
})

it('takes the nearest address that is no trusted proxy, so that clients cannot put one in front', () => {
  const address = clientAddress(['10.0.0.0/8', '::1'])
  expect(address(request('10.1.2.3', { 'x-forwarded-for': '6.6.6.6, 7.7.7.7, 10.9.9.9' }))).toBe('7.7.7.7')
  expect(address(request('::1', { 'x-forwarded-for': '2001:db8::5' }))).toBe('2001:db8::5')
})

it('reads the address of a proxy that names the port too, instead of the one a client put before it', () => {
  const address = clientAddress(['10.0.0.1'])
  expect(address(request('10.0.0.1', { 'x-forwarded-for': '6.6.6.6, 7.7.7.7:5678' }))).toBe('7.7.7.7')
  expect(address(request('10.0.0.1', { 'x-forwarded-for': '6.6.6.6, [2001:db8::5]:5678' }))).toBe('2001:db8::5')
  expect(address(request('10.0.0.1', { 'x-forwarded-for': '6.6.6.6, unknown' }))).toBe('10.0.0.1')
})

it('names the proxy itself when it forwards nothing that can be used', () => {
  expect(clientAddress(['10.0.0.1'])(request('10.0.0.1', { 'x-forwarded-for': 'unknown, 10.0.0.1' }))).toBe('10.0.0.1')
})

it('refuses a trusted proxy that is no address', () => {
  expect(() => clientAddress(['proxy.local'])).toThrow('TRUSTED_PROXIES: "proxy.local" is not an address')
})
