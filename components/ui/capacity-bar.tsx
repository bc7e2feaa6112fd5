import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Share = { /** told apart by it: "sold" */ name: string; value: number; tone?: 'accent' | 'good' | 'warn' | 'muted' }

const tones = { accent: 'bg-accent', good: 'bg-good', warn: 'bg-signal', muted: 'bg-edge' }

/** How full a thing is, in parts side by side: sold, then held. `label` says it in words and figures. */
export function CapacityBar({
  parts,
  total,
  label,
  hideLabel = false,
}: {
  parts: readonly Share[]
  total: number
  label: ReactNode
  hideLabel?: boolean
}) {
  return (
    <div className="flex min-w-24 flex-col gap-1.5">
      <span className={hideLabel ? 'sr-only' : 'figures text-sm'}>{label}</span>
      <span aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full bg-sunken">
        {parts.map((part) => (
          <span
            key={part.name}
            className={clsx('h-full transition-[width] duration-500', tones[part.tone ?? 'accent'])}
            style={{ width: `${total > 0 ? Math.min(100, (100 * part.value) / total) : 0}%` }}
          />
        ))}
      </span>
    </div>
  )
}
