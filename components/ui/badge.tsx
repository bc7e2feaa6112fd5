import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent'

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  accent: 'bg-accent-wash text-accent-text',
}

/** A short fact beside a title: "Free", "12 left". */
export function Badge({ tone = 'neutral', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2 py-0.5 font-semibold text-xs',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}

/** The state of a thing. The dot is filled when the state is final, hollow while it may still change. */
export function StateChip({ tone = 'neutral', open = false, children }: { tone?: Tone; open?: boolean; children: ReactNode }) {
  return (
    <Badge tone={tone}>
      <span aria-hidden="true" className={clsx('size-2 rounded-full border-[1.5px] border-current', !open && 'bg-current')} />
      {children}
    </Badge>
  )
}
