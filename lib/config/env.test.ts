import { describe, expect, it } from 'vitest'
import { readEnv } from './env'

const problem = (source: Record<string, string>) => {
  try {
    readEnv(source)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

describe('without any setting', () => {
  it('is a demo on port 3000 that keeps its mail to be read', () => {
    expect(readEnv({})).toMatchObject({
      mode: 'demo',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      mailTransport: 'outbox',
      worker: 'on',
    })
  })

  it('an empty value is one that is not set', () => {
    expect(readEnv({ DATABASE_URL: '', PORT: '', FOYER_MODE: '' })).toMatchObject({ mode: 'demo', port: 3000 })
  })
})

describe('a wrong value', () => {
  it.each([
    [{ FOYER_MODE: 'wild' }, 'FOYER_MODE must be "demo" or "live"'],
    [{ PORT: 'abc' }, 'PORT must be a port number'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be a postgres:// address'],
    [{ FOYER_SECRET: 'short' }, 'FOYER_SECRET must be at least 32 characters'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL must be an smtp:// or smtps:// address'],
    [{ RESEND_API_KEY: 'key' }, 'RESEND_API_KEY must begin with "re_"'],
    [{ TRUSTED_PROXIES: '10.0.0.1, the office' }, 'TRUSTED_PROXIES must be addresses or address/bits, separated by commas'],
    [{ GITHUB_CLIENT_SECRET: 'half' }, 'GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET must be set together'],
    [{ OIDC_ISSUER: 'https://id.example.org' }, 'OIDC_CLIENT_ID must be set when OIDC_ISSUER is'],
    [{ STRIPE_SECRET_KEY: 'pk_test_1' }, 'STRIPE_SECRET_KEY must be a secret key of Stripe, "sk_…" or "rk_…"'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'STRIPE_WEBHOOK_SECRET must be set when STRIPE_SECRET_KEY is'],
    [{ STRIPE_WEBHOOK_SECRET: 'whsec_1' }, 'STRIPE_SECRET_KEY must be set when STRIPE_WEBHOOK_SECRET is'],
    [{ STRIPE_APPLICATION_FEE_BP: '10001' }, 'STRIPE_APPLICATION_FEE_BP must be hundredths of a percent, 0 to 10000'],
    [{ RAZORPAY_KEY_ID: 'key' }, 'RAZORPAY_KEY_ID must be a key id of Razorpay, "rzp_…"'],
    [{ RAZORPAY_KEY_ID: 'rzp_test_1', RAZORPAY_KEY_SECRET: 's' }, 'RAZORPAY_WEBHOOK_SECRET must be set when RAZORPAY_KEY_ID is'],
    [{ PAYMENTS: 'stripe, paypal' }, 'PAYMENTS must be names out of stripe, razorpay and sandbox, separated by commas'],
    [{ PAYMENTS: 'sandbox,stripe' }, 'STRIPE_SECRET_KEY must be set when PAYMENTS names stripe'],
    [{ MAIL_TRANSPORT: 'smtp' }, 'SMTP_URL must be set when MAIL_TRANSPORT is "smtp"'],
    [
      { FOYER_MODE: 'live' },
      'No mail transport: set RESEND_API_KEY, SMTP_URL or MAIL_TRANSPORT=outbox, or tickets could not be sent',
    ],
  ])('is one line that names it: %o', (source, line) => {
    expect(problem(source)).toBe(line)
  })

  it('among several has a line of its own', () => {
    expect(problem({ FOYER_MODE: 'wild', LOG_LEVEL: 'loud' })?.split('\n')).toHaveLength(2)
  })

  it('is never repeated, for it may be a secret', () => {
    expect(problem({ FOYER_SECRET: 'hunter2', RESEND_API_KEY: 'sk_live_1' })).not.toMatch(/hunter2|sk_live_1/)
  })
})

describe('buyers are offered', () => {
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
  const razorpay = { RAZORPAY_KEY_ID: 'rzp_live_1', RAZORPAY_KEY_SECRET: 's', RAZORPAY_WEBHOOK_SECRET: 'w' }
  const live = { FOYER_MODE: 'live', MAIL_TRANSPORT: 'outbox' }

  it.each([
    ['the sandbox in a demo without keys', {}, ['sandbox']],
    ['nothing in a live installation without keys', live, []],
    ['the sandbox in a live installation that names it', { ...live, PAYMENTS: 'sandbox' }, ['sandbox']],
    ['who has keys, and no sandbox beside them', { ...stripe, ...razorpay }, ['stripe', 'razorpay']],
    ['who is named, in that order', { ...stripe, ...razorpay, PAYMENTS: 'razorpay,sandbox,razorpay' }, ['razorpay', 'sandbox']],
  ])('%s', (_what, source, names) => {
    expect(readEnv(source).payments).toEqual(names)
  })
})

it('knows proxies by address and by network', () => {
  expect(readEnv({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' }).trustedProxies).toEqual(['127.0.0.1', '10.0.0.0/8', '::1'])
})

describe('operators', () => {
  it('are the addresses named, in any case; in demo mode the organiser of the demo', () => {
    expect(readEnv({ OPERATORS: 'Ann@example.org, bo@example.org' }).operators).toEqual(['ann@example.org', 'bo@example.org'])
    expect(readEnv({}).operators).toEqual(['organiser@foyer.test'])
    expect(readEnv({ DATABASE_URL: 'postgres://a/b', MAIL_TRANSPORT: 'outbox' }).operators).toEqual([])
  })
})
