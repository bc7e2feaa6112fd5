import { exponentOf } from '@/lib/core/money'
import type { Limits } from '../../provider'

/** @see https://razorpay.com/docs/payments/international-payments */
const taken = new Set(
  (
    'AED ALL AMD ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BZD CAD CHF CLP CNY COP CRC CVE CZK DJF DKK DOP ' +
    'DZD EGP ETB EUR FJD GBP GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT ' +
    'LAK LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
    'RUB RWF SAR SCR SEK SGD SOS SSP SVC SZL THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV XAF XCD XOF XPF YER ZAR ZMW'
  ).split(' '),
)

/** Razorpay counts in the minor unit of ISO 4217; of three decimals the last must be a zero; a rupee is the least. */
export function limits(currency: string): Limits | null {
  if (!taken.has(currency)) return null
  const stepMinor = exponentOf(currency) === 3 ? 10 : 1
  return { minMinor: currency === 'INR' ? 100 : stepMinor, stepMinor }
}
