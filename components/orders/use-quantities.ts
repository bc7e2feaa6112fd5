'use client'

import { useFormMetadata } from '@conform-to/react'
import type { Choice } from './choices'

type Lines = { lines?: ({ quantity?: unknown } | undefined)[] }

/** How many of each ticket the form around it asks for at this moment; only what is more than none. */
export function useQuantities(choices: readonly Choice[]): { choice: Choice; quantity: number }[] {
  const { lines = [] } = (useFormMetadata().value ?? {}) as Lines
  return choices.flatMap((choice) => {
    const asked = choice.line === null ? 0 : Number(lines[choice.line]?.quantity ?? 0)
    const quantity = Number.isInteger(asked) ? Math.min(Math.max(0, asked), choice.max) : 0
    return quantity > 0 ? [{ choice, quantity }] : []
  })
}
