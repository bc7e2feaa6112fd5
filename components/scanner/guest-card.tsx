import { Accessibility, Camera, HardHat, type LucideIcon, Star } from 'lucide-react'
import type { ShownTicket } from './offline/verdict-made'

const flags: Record<string, { label: string; icon: LucideIcon }> = {
  vip: { label: 'VIP', icon: Star },
  accessibility: { label: 'Accessibility', icon: Accessibility },
  press: { label: 'Press', icon: Camera },
  crew: { label: 'Crew', icon: HardHat },
}

/** Whose ticket it is, and what the door should know of them. */
export function GuestCard({ ticket }: { ticket: ShownTicket }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="break-words font-semibold text-title">{ticket.holder}</p>
      <p className="text-lg">
        {ticket.typeName} <span className="code text-base">{ticket.reference}</span>
      </p>
      {ticket.flags.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {ticket.flags.map((flag) => {
            const { label, icon: Icon } = flags[flag] ?? { label: flag, icon: Star }
            return (
              <li key={flag} className="flex items-center gap-2 rounded-full bg-black px-4 py-2 font-semibold text-lg text-white">
                <Icon aria-hidden="true" className="size-5" />
                {label}
              </li>
            )
          })}
        </ul>
      ) : null}
      {ticket.note ? <p className="rounded-lg bg-black px-4 py-3 font-semibold text-lg text-white">{ticket.note}</p> : null}
    </div>
  )
}
