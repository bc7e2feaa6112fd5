export type Series = 'live' | 'test'

/** The number on the paper: `2026-000012` would start again every year; this one never does. */
export const invoiceNumber = (series: Series, number: number) =>
  `${series === 'test' ? 'TEST' : 'INV'}-${String(number).padStart(6, '0')}`
