import type Stripe from 'stripe'

type Locale = Stripe.Checkout.SessionCreateParams.Locale

/** The languages of Stripe's page. @see https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-locale */
const spoken = (
  'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh ' +
  'zh-HK zh-TW'
).split(' ') as Locale[]

/** The nearest language Stripe's page speaks; `auto` leaves it to the browser. @param locale BCP 47 */
export function localeOf(locale: string | null): Locale {
  const wanted = locale?.toLowerCase() ?? ''
  const named = (name: string) => spoken.find((each) => each.toLowerCase() === name)
  return named(wanted) ?? named(wanted.split('-')[0] ?? '') ?? 'auto'
}
