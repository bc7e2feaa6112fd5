import type { CSSProperties, ReactNode } from 'react'
import { accentFor } from '@/lib/events/accent'

/** Everything inside takes the event's colour, checked for contrast in light and dark. `hex` null: the house's ink. */
export function EventAccent({ hex, className, children }: { hex: string | null; className?: string; children: ReactNode }) {
  if (!hex) return <div className={className}>{children}</div>
  const { light, dark } = accentFor(hex)
  const style = {
    '--accent-on-light': light.accent,
    '--accent-hover-on-light': light.hover,
    '--accent-ink-on-light': light.ink,
    '--accent-text-on-light': light.text,
    '--accent-on-dark': dark.accent,
    '--accent-hover-on-dark': dark.hover,
    '--accent-ink-on-dark': dark.ink,
    '--accent-text-on-dark': dark.text,
  } as CSSProperties
  return (
    <div data-accent="" style={style} className={className}>
      {children}
    </div>
  )
}
