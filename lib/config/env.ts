import { isIP } from 'node:net'
import { z } from 'zod'
import { areProviders, listed, offeredProviders } from './payment-settings'

/**
 * The only reader of `process.env`. Every value is optional: without any, Foyer runs in demo mode on embedded parts.
 * A wrong value is one line naming the variable; `bin/` prints it and stops before anything is started.
 */
const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional())

const url = (protocols: string[], what: string) =>
  z.string().refine(
    (value) => {
      try {
        return protocols.includes(new URL(value).protocol)
      } catch {
        return false
      }
    },
    { error: `must be ${what}` },
  )

const areAddresses = (text: string) => listed(text).every((each) => isIP(each.replace(/\/\d{1,3}$/, '')) > 0)

const schema = z.object({
  /** `demo`: sandbox parts, demo sign-ins and the outbox page exist. `live`: only what is named. Default: demo without DATABASE_URL. */
  FOYER_MODE: optional(z.enum(['demo', 'live'], { error: 'must be "demo" or "live"' })),
  DATABASE_URL: optional(url(['postgres:', 'postgresql:'], 'a postgres:// address')),
  /** Set by `bin/start` for the embedded database; never set by hand. */
  FOYER_EMBEDDED_DATABASE_URL: optional(z.string()),
  FOYER_DATA_DIR: optional(z.string()),
  PORT: optional(z.string().regex(/^\d{1,5}$/, { error: 'must be a port number' })),
  /** Address to listen on. Default: all of this machine's. */
  HOST: optional(z.string()),
  PUBLIC_URL: optional(url(['http:', 'https:'], 'an http(s) address, as people type it')),
  /** 32 bytes or more; signs sessions and encrypts secrets at rest. Made on first run when unset (demo, or one machine). */
  FOYER_SECRET: optional(z.string().min(32, { error: 'must be at least 32 characters' })),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  GITHUB_CLIENT_ID: optional(z.string()),
  GITHUB_CLIENT_SECRET: optional(z.string()),
  OIDC_ISSUER: optional(url(['http:', 'https:'], 'the issuer address of an OpenID provider')),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: optional(z.string()),
  /** `outbox` keeps mail in the database, to be read at /outbox. Default: Resend or SMTP when configured, else the outbox in demo mode. */
  MAIL_TRANSPORT: optional(z.enum(['resend', 'smtp', 'outbox'], { error: 'must be "resend", "smtp" or "outbox"' })),
  MAIL_FROM: optional(z.string()),
  RESEND_API_KEY: optional(z.string().startsWith('re_', { error: 'must begin with "re_"' })),
  RESEND_URL: optional(url(['http:', 'https:'], 'an http(s) address')),
  SMTP_URL: optional(url(['smtp:', 'smtps:'], 'an smtp:// or smtps:// address')),
  STRIPE_SECRET_KEY: optional(
    z.string().regex(/^[rs]k_(test|live)_\w+$/, { error: 'must be a secret key of Stripe, "sk_…" or "rk_…"' }),
  ),
  STRIPE_WEBHOOK_SECRET: optional(z.string().startsWith('whsec_', { error: 'must begin with "whsec_"' })),
  /** Another address of Stripe's API, for tests and proxies. */
  STRIPE_API_BASE: optional(url(['http:', 'https:'], 'an http(s) address')),
  /** What this installation keeps of payments that go to an organisation's own Stripe account, in hundredths of a percent. */
  STRIPE_APPLICATION_FEE_BP: optional(
    z.string().regex(/^(\d{1,4}|10000)$/, { error: 'must be hundredths of a percent, 0 to 10000' }),
  ),
  RAZORPAY_KEY_ID: optional(z.string().regex(/^rzp_(test|live)_\w+$/, { error: 'must be a key id of Razorpay, "rzp_…"' })),
  RAZORPAY_KEY_SECRET: optional(z.string()),
  RAZORPAY_WEBHOOK_SECRET: optional(z.string()),
  /** Another address of Razorpay's API, for tests and proxies. */
  RAZORPAY_API_BASE: optional(url(['http:', 'https:'], 'an http(s) address')),
  /** Comma-separated: which providers buyers are offered, in this order. Default: those with keys; in demo mode, without any, the sandbox. */
  PAYMENTS: optional(
    z.string().refine(areProviders, { error: 'must be names out of stripe, razorpay and sandbox, separated by commas' }),
  ),
  /** Comma-separated addresses of reverse proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: optional(z.string().refine(areAddresses, { error: 'must be addresses or address/bits, separated by commas' })),
  /** Comma-separated addresses of people who run this installation: /operator is for them. */
  OPERATORS: optional(z.string()),
  /** What Prometheus sends as its bearer token to read /metrics, which is not there without. */
  METRICS_TOKEN: optional(z.string().min(16, { error: 'must be at least 16 characters' })),
  /** Comma-separated origins that may call the private parts of the API from a browser. */
  CORS_ORIGINS: optional(z.string()),
  /** `off` when `npm run worker` runs beside the web server. */
  FOYER_WORKER: optional(z.enum(['on', 'off'], { error: 'must be "on" or "off"' })),
  /** Made at start; lets the server tell its own pages which cache tags went stale. */
  FOYER_LOOPBACK_SECRET: optional(z.string()),
  FOYER_LOOPBACK_URL: optional(z.string()),
  LOG_LEVEL: optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug'], { error: 'must be fatal, error, warn, info or debug' }),
  ),
})

const pairs = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
] as const

export type Env = ReturnType<typeof readEnv>

/** Parses an environment. @throws Error with one line per wrong variable, fit to be printed as it is. */
export function readEnv(source: Record<string, string | undefined>) {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
  }
  const env = parsed.data
  for (const [id, secret] of pairs) {
    if (Boolean(env[id]) !== Boolean(env[secret])) throw new Error(`${id} and ${secret} must be set together`)
  }
  if (env.OIDC_ISSUER && !env.OIDC_CLIENT_ID) throw new Error('OIDC_CLIENT_ID must be set when OIDC_ISSUER is')
  if (env.MAIL_TRANSPORT === 'resend' && !env.RESEND_API_KEY)
    throw new Error('RESEND_API_KEY must be set when MAIL_TRANSPORT is "resend"')
  if (env.MAIL_TRANSPORT === 'smtp' && !env.SMTP_URL) throw new Error('SMTP_URL must be set when MAIL_TRANSPORT is "smtp"')

  const mode = env.FOYER_MODE ?? (env.DATABASE_URL ? 'live' : 'demo')
  const port = Number(env.PORT ?? 3000)
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '')
  const mail =
    env.MAIL_TRANSPORT ?? (env.RESEND_API_KEY ? 'resend' : env.SMTP_URL ? 'smtp' : mode === 'demo' ? 'outbox' : undefined)
  if (mode === 'live' && !mail) {
    throw new Error('No mail transport: set RESEND_API_KEY, SMTP_URL or MAIL_TRANSPORT=outbox, or tickets could not be sent')
  }
  return {
    ...env,
    mode,
    payments: offeredProviders(env, mode),
    applicationFeeBp: Number(env.STRIPE_APPLICATION_FEE_BP ?? 0),
    port,
    publicUrl,
    databaseUrl: env.DATABASE_URL ?? env.FOYER_EMBEDDED_DATABASE_URL ?? '',
    dataDir: env.FOYER_DATA_DIR ?? '.data',
    mailTransport: mail as 'resend' | 'smtp' | 'outbox',
    mailFrom: env.MAIL_FROM ?? 'Foyer <tickets@localhost>',
    trustedProxies: listed(env.TRUSTED_PROXIES),
    corsOrigins: listed(env.CORS_ORIGINS),
    operators: listed(env.OPERATORS ?? (mode === 'demo' ? 'organiser@foyer.test' : '')).map((each) => each.toLowerCase()),
    worker: env.FOYER_WORKER ?? 'on',
  }
}

let current: Env | undefined

/** The environment of this process, read once at first use so that a build needs none of it. */
export function env(): Env {
  current ??= readEnv(process.env)
  return current
}
