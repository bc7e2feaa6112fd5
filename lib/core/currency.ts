/**
 * The currencies in use, by ISO 4217 (list one), without metals, funds and test codes. The runtime's own list has old ones, and its
 * decimals are not the standard's.
 */
const codes = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
  DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
  KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
  OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
  TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`

const known = new Set(codes.trim().split(/\s+/))

/** ISO 4217 codes, A to Z. */
export const currencies = (): string[] => [...known]

export const isCurrency = (code: string) => known.has(code)

const usual = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'INR', 'BRL', 'MXN', 'PLN', 'SEK']

/** Currencies to pick from, with their English names: the usual ones, then all others. */
export function currencyChoices(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  const rest = currencies().filter((code) => !usual.includes(code))
  return [...usual, ...rest].map((code) => ({ value: code, label: `${code}, ${names.of(code)}` }))
}
