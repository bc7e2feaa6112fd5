import { expect, it } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './policy'

const origins = { formTargets: ['https://accounts.google.com'], secure: false, dev: false }
const directive = (policy: string, name: string) => policy.split('; ').find((each) => each.startsWith(`${name} `))

it('allows no inline script but the ones named', () => {
  const policy = contentSecurityPolicy(origins, [`'nonce-a'`])
  expect(directive(policy, 'script-src')).toBe(`script-src 'self' 'wasm-unsafe-eval' 'nonce-a'`)
  expect(directive(policy, 'object-src')).toBe(`object-src 'none'`)
  expect(directive(policy, 'base-uri')).toBe(`base-uri 'none'`)
  expect(directive(policy, 'frame-ancestors')).toBe(`frame-ancestors 'none'`)
})

it('lets forms lead to the configured sign-in providers, and nowhere else', () => {
  expect(directive(contentSecurityPolicy(origins, []), 'form-action')).toBe(`form-action 'self' https://accounts.google.com`)
})

it('asks browsers to stay on https only where people reach us over https', () => {
  expect(securityHeaders(origins)).not.toHaveProperty('Strict-Transport-Security')
  expect(securityHeaders({ ...origins, secure: true })).toHaveProperty('Strict-Transport-Security')
})
