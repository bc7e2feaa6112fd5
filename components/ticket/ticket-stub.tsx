import type { ReactNode } from 'react'
import { TicketShape } from './ticket-shape'

export type StubLine = { key: string; label: ReactNode; value: ReactNode }

/** An order in short: what, how many, how much; the total (and what to do next) on the stub. */
export function TicketStub({
  title,
  lines,
  total,
  children,
}: {
  title: ReactNode
  lines: readonly StubLine[] /** the big figure */
  total: { label: ReactNode; value: ReactNode } /** next step, below the total */
  children?: ReactNode
}) {
  return (
    <TicketShape
      layout="tall"
      stub={
        <div className="flex flex-col gap-4 p-5">
          <p className="flex items-baseline justify-between gap-4">
            <span className="font-semibold text-sm">{total.label}</span>
            <span className="display figures text-title">{total.value}</span>
          </p>
          {children}
        </div>
      }
    >
      <div className="flex flex-col gap-4 p-5">
        <div className="font-semibold">{title}</div>
        <dl className="flex flex-col gap-2 text-sm">
          {lines.map(({ key, label, value }) => (
            <div key={key} className="flex items-center justify-between gap-4">
              <dt>{label}</dt>
              <dd className="figures font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </TicketShape>
  )
}
