import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import type { Choice } from './choices'

type Props = { choice: Choice; details?: readonly string[]; own?: ReactNode /** a price of one's own */; children: ReactNode }

/** One ticket type to choose: its name, its all-in price and how many are left, beside what chooses it. */
export function ChoiceItem({ choice, details = [], own, children }: Props) {
  const said = [choice.description, ...details, choice.limits].filter(Boolean)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-semibold [overflow-wrap:anywhere]">{choice.name}</span>
          <span className="figures">{choice.price}</span>
          <Badge tone={choice.note.tone}>{choice.note.text}</Badge>
        </p>
        {said.map((text) => (
          <p key={text} className="mt-1 text-muted text-sm">
            {text}
          </p>
        ))}
        {own}
      </div>
      {children}
    </li>
  )
}
