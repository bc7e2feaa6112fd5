/** A share as people type it, "19", "2.5" or "2,5", in hundredths of a percent; null when it is none, is over 100 or finer. */
export function parsePercent(text: string): number | null {
  const [, whole = '', decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  if (whole === '') return null
  const bp = Number(whole + decimals.padEnd(2, '0'))
  return bp <= 10_000 ? bp : null
}

/** Hundredths of a percent as `parsePercent` reads them: 1900 is "19", 250 is "2.5". */
export function percentText(bp: number): string {
  const decimals = String(bp % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.floor(bp / 100)}${decimals && '.'}${decimals}`
}
