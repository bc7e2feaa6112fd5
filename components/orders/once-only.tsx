'use client'

import { useState } from 'react'

/**
 * The key that makes one order of a form that is sent twice. It is kept while the form stands, though the page around it
 * is rendered anew with another: only so is a repeat after a lost answer told from a second order.
 */
export function OnceOnly({ idempotencyKey }: { idempotencyKey: string }) {
  const [first] = useState(idempotencyKey)
  return <input type="hidden" name="idempotencyKey" value={first} />
}
