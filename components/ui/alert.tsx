import clsx from 'clsx'
import type { ReactNode } from 'react'

const tones = {
  neutral: 'bg-sunken border-ink',
  good: 'bg-good-wash border-good',
  warn: 'bg-warn-wash border-warn',
  bad: 'bg-bad-wash border-bad',
  info: 'bg-info-wash border-info',
}

/** Something to know: what is the case, and what to do next. `live` announces it when it appears after the page has loaded. */
export function Alert({
  tone = 'neutral',
  title,
  children,
  action,
  live = false,
  className,
}: {
  tone?: keyof typeof tones
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
  className?: string
}) {
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={clsx(
        'flex flex-wrap items-center gap-x-6 gap-y-3 border-t-2 px-4 py-3 text-ink text-sm',
        tones[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-60">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
      {action}
    </div>
  )
}
