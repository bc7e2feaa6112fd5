import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A calm surface. `notch` bites the ticket's two half circles out of its sides: for things that are, or become, tickets. */
export function Card({
  children,
  notch = false,
  padding = 'md',
  className,
}: {
  children: ReactNode
  notch?: boolean
  padding?: 'none' | 'sm' | 'md' | 'lg'
  className?: string
}) {
  const inner = { none: '', sm: 'p-4', md: 'p-5 sm:p-6', lg: 'p-6 sm:p-8' }[padding]
  return (
    <div className={clsx('rounded-lg bg-surface', notch ? 'ticket-notch' : 'ring-1 ring-line ring-inset', inner, className)}>
      {children}
    </div>
  )
}
