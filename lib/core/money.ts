/** An amount in the currency's minor unit (cents, yen, fils) with its ISO 4217 code. Never a float of euros. */
export type Money = { amountMinor: number; currency: string }

const withoutDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** How many decimals the currency's minor unit has: EUR 2, JPY 0, KWD 3 (ISO 4217; the runtime's own figures follow what shops print). */
export const exponentOf = (currency: string): number => (withoutDecimals.has(currency) ? 0 : withThree.has(currency) ? 3 : 2)

/** In the currency's own decimals, exactly, with a point: `12.50`, `1200`, `1.250`. What a form shows and `parseAmount` reads. */
export function amountText({ amountMinor, currency }: Money): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  return `${amountMinor < 0 ? '-' : ''}${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ''}`
}

/**
 * An amount as people type it, with a point or a comma before the decimals: "12.50", "12,5", "1200". No grouping, because
 * "1,250" is one and a quarter dinar and would be a thousand euros.
 * @returns minor units, at most 999,999,999,999; null when it is no amount, or has more decimals than the currency
 */
export function parseAmount(text: string, currency: string): number | null {
  const [, whole = '', decimals = ''] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  const exponent = exponentOf(currency)
  if (whole === '' || decimals.length > exponent) return null
  const minor = Number(whole + decimals.padEnd(exponent, '0'))
  return minor <= 999_999_999_999 ? minor : null
}

/** For people: `€12.50`, `¥1,200`; zero is the caller's to call "Free". */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en'): string {
  const decimals = exponentOf(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return format.format(amountText({ amountMinor, currency }) as Intl.StringNumericLiteral)
}
