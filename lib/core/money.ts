/** An amount in the currency's minor unit (cents, yen, fils) with its ISO 4217 code. Never a float of euros. */
export type Money = { amountMinor: number; currency: string }

/** How many decimals the currency's minor unit has: EUR 2, JPY 0, KWD 3 (ISO 4217, as the runtime knows it). */
export function exponentOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** For people: `€12.50`, `¥1,200`; zero is the caller's to call "Free". */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amountMinor / 10 ** exponentOf(currency))
}

/** The currencies the runtime knows, as ISO 4217 codes. */
export const currencies = (): string[] => Intl.supportedValuesOf('currency')

export const isCurrency = (code: string) => currencies().includes(code)
