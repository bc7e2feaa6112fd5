/** What stands at one rate: `netMinor + taxMinor` is what was paid at it. */
export type TaxShare = { bp: number; netMinor: number; taxMinor: number }

/** The taxes of lines by rate, lowest rate first. */
export function taxesOf(lines: { quantity: number; unitMinor: number; taxBp: number; taxMinor: number }[]): TaxShare[] {
  const rates = new Map<number, TaxShare>()
  for (const { quantity, unitMinor, taxBp, taxMinor } of lines) {
    const share = rates.get(taxBp) ?? { bp: taxBp, netMinor: 0, taxMinor: 0 }
    share.netMinor += quantity * (unitMinor - taxMinor)
    share.taxMinor += quantity * taxMinor
    rates.set(taxBp, share)
  }
  return [...rates.values()].sort((a, b) => a.bp - b.bp)
}

/**
 * The shares of a part of what was paid. Each rate gets its proportion, and what rounding leaves goes to the largest remainders
 * (Hamilton's method), so that the shares add up to `amountMinor` exactly. Taxes within a rate are rounded half up.
 */
export function splitTaxes(shares: TaxShare[], amountMinor: number): TaxShare[] {
  const grosses = shares.map(({ netMinor, taxMinor }) => netMinor + taxMinor)
  const whole = grosses.reduce((sum, gross) => sum + gross, 0)
  if (whole === 0) return []
  const parts = grosses.map((gross, index) => {
    const exact = BigInt(gross) * BigInt(amountMinor)
    return { index, part: Number(exact / BigInt(whole)), left: Number(exact % BigInt(whole)) }
  })
  let missing = amountMinor - parts.reduce((sum, { part }) => sum + part, 0)
  for (const each of [...parts].sort((a, b) => b.left - a.left || a.index - b.index)) {
    if (missing === 0) break
    each.part += 1
    missing -= 1
  }
  return shares
    .map(({ bp, taxMinor }, index) => {
      const { part } = parts[index]!
      const tax = grosses[index] === 0 ? 0 : roundHalfUp(BigInt(part) * BigInt(taxMinor), BigInt(grosses[index]!))
      return { bp, netMinor: part - tax, taxMinor: tax }
    })
    .filter(({ netMinor, taxMinor }) => netMinor + taxMinor > 0)
}

const roundHalfUp = (value: bigint, by: bigint) => Number((2n * value + by) / (2n * by))
