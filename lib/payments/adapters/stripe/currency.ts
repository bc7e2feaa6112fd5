import { exponentOf } from '@/lib/core/money'
import type { Limits } from '../../provider'

/**
 * How Stripe counts money: mostly as ISO 4217 does, with exceptions it keeps for compatibility.
 * @see https://docs.stripe.com/currencies
 */
const taken = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP CRC ' +
    'CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS ' +
    'KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR ' +
    'PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD SZL THB TJS TND TOP TRY TTD TWD TZS UAH ' +
    'UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW'
  ).split(' '),
)

/** The smallest charge in the currency's minor unit. Of the others Stripe asks half a US dollar's worth, at the day's rate. */
const minimum: Record<string, number> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
}

/** Krónur and shillings have no decimals, and are told to Stripe with two. */
const withTwoDecimals = new Set(['ISK', 'UGX'])
/** An ariary is five iraimbilanja, two decimals by ISO 4217; Stripe counts whole ones. */
const withoutDecimals = new Set(['MGA'])

function stepOf(currency: string): number {
  if (withoutDecimals.has(currency)) return 100
  return exponentOf(currency) === 3 ? 10 : 1 // the last digit of three must be a zero
}

export function limits(currency: string): Limits | null {
  if (!taken.has(currency)) return null
  const stepMinor = stepOf(currency)
  return { minMinor: minimum[currency] ?? stepMinor, stepMinor }
}

/** From our minor unit to Stripe's. */
export function toStripe(amountMinor: number, currency: string): number {
  if (withTwoDecimals.has(currency)) return amountMinor * 100
  return withoutDecimals.has(currency) ? amountMinor / 100 : amountMinor
}

/** From Stripe's unit to our minor unit. @param currency as Stripe writes it, in any case */
export function fromStripe(amount: number, currency: string): { amountMinor: number; currency: string } {
  const code = currency.toUpperCase()
  if (withTwoDecimals.has(code)) return { amountMinor: Math.round(amount / 100), currency: code }
  return { amountMinor: withoutDecimals.has(code) ? amount * 100 : amount, currency: code }
}
