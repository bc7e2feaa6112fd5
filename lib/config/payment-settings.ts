const names = ['stripe', 'razorpay', 'sandbox'] as const
type PaymentName = (typeof names)[number]

type Settings = {
  STRIPE_SECRET_KEY?: string
  STRIPE_WEBHOOK_SECRET?: string
  RAZORPAY_KEY_ID?: string
  RAZORPAY_KEY_SECRET?: string
  RAZORPAY_WEBHOOK_SECRET?: string
  PAYMENTS?: string
}

/** What each provider cannot do without: a receipt that nobody can check would be money nobody hears of. */
const needs = {
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  razorpay: ['RAZORPAY_KEY_ID', 'RAZORPAY_KEY_SECRET', 'RAZORPAY_WEBHOOK_SECRET'],
  sandbox: [],
} as const satisfies Record<PaymentName, (keyof Settings)[]>

export const listed = (text = '') =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

const isName = (name: string): name is PaymentName => (names as readonly string[]).includes(name)

export const areProviders = (text: string) => listed(text).every(isName)

/**
 * The providers buyers are offered, in order: those PAYMENTS names, else those with keys, else in demo mode the sandbox.
 * @throws Error with one line when a key that belongs to others is missing
 */
export function offeredProviders(settings: Settings, mode: 'demo' | 'live'): PaymentName[] {
  for (const keys of Object.values(needs)) {
    const set = keys.find((key) => settings[key])
    const missing = keys.find((key) => !settings[key])
    if (set && missing) throw new Error(`${missing} must be set when ${set} is`)
  }
  const configured = (name: PaymentName) => needs[name].every((key) => settings[key])
  const chosen = [...new Set(listed(settings.PAYMENTS).filter(isName))]
  for (const name of chosen) if (!configured(name)) throw new Error(`${needs[name][0]} must be set when PAYMENTS names ${name}`)
  if (chosen.length > 0) return chosen
  const withKeys = names.filter((name) => name !== 'sandbox' && configured(name))
  return withKeys.length === 0 && mode === 'demo' ? ['sandbox'] : withKeys
}
