import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/badge'
import { StateChip } from '@/components/ui/badge'
import { TicketCode } from './ticket-code'
import { TicketShape } from './ticket-shape'

/**
 * One admission, as it is shown at the door: the QR (children) large and on white whatever the theme, and what people
 * read with their eyes. `torn` once it was used.
 */
export function TicketCard({
  title,
  holder,
  type,
  when,
  where,
  reference,
  status,
  torn,
  children,
}: {
  title: ReactNode
  holder: ReactNode
  type: ReactNode
  when: ReactNode
  where?: ReactNode
  /** short code of the ticket or the order */
  reference: string
  status: { tone: Tone; label: ReactNode }
  torn?: boolean | 'now'
  /** the QR; leave it out when the ticket no longer admits */
  children?: ReactNode
}) {
  return (
    <TicketShape
      torn={torn}
      className="ticket-printed"
      stub={
        <div data-theme="light" className="flex h-full flex-col items-center justify-center gap-3 p-5 text-black">
          {children ? (
            <div className="w-full max-w-72 [&_:is(svg,img,canvas)]:block [&_:is(svg,img,canvas)]:h-auto [&_:is(svg,img,canvas)]:w-full">
              {children}
            </div>
          ) : null}
          <TicketCode code={reference} className="text-sm" />
        </div>
      }
    >
      <div className="flex h-full flex-col gap-5 p-5 sm:p-7">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <p className="font-semibold text-sm">{when}</p>
          <StateChip tone={status.tone}>{status.label}</StateChip>
        </div>
        <div className="flex flex-col gap-2">
          <h2 className="display text-poster [overflow-wrap:anywhere]">{title}</h2>
          {where ? <p className="font-medium text-sm">{where}</p> : null}
        </div>
        <dl className="mt-auto grid grid-cols-2 gap-4 border-current border-t-2 pt-3">
          <div>
            <dt className="text-xs">Name</dt>
            <dd className="font-semibold text-base">{holder}</dd>
          </div>
          <div>
            <dt className="text-xs">Ticket</dt>
            <dd className="font-semibold text-base">{type}</dd>
          </div>
        </dl>
      </div>
    </TicketShape>
  )
}
