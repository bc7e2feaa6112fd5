import clsx from 'clsx'
import type { ReactNode } from 'react'

/**
 * A ticket: `children` on the body, `stub` behind the perforation. Beside each other where there is room, else the stub
 * below. `torn="now"` tears it before one's eyes; `torn` alone shows it torn.
 */
export function TicketShape({
  children,
  stub,
  layout = 'auto',
  torn = false,
  className,
  stubClassName,
}: {
  children: ReactNode
  stub: ReactNode
  layout?: 'auto' | 'tall'
  torn?: boolean | 'now'
  className?: string
  stubClassName?: string
}) {
  return (
    <div className={clsx('ticket', className)} data-layout={layout} data-torn={torn === false ? undefined : torn}>
      <div className="ticket-sheet">
        <div className="ticket-body">{children}</div>
        <div className={clsx('ticket-stub', stubClassName)}>{stub}</div>
      </div>
    </div>
  )
}
