import type { DoorRight } from '@/lib/core/context'

/** What each right of a door is called. */
export const rightWords: Record<DoorRight, { label: string; hint: string }> = {
  scan: { label: 'Scan tickets', hint: 'Let people in and out.' },
  search: { label: 'Search by name', hint: 'Names and ticket references, no addresses.' },
  override: { label: 'Let in anyway, and undo', hint: 'For a supervisor. Each time is recorded.' },
  email: { label: 'See e-mail addresses', hint: 'Without it no address ever reaches the phone.' },
  sell: { label: 'Sell and register', hint: 'Walk-ins: for free, cash, by card terminal, or by a payment link.' },
}

export const rightsInOrder = Object.keys(rightWords) as DoorRight[]
