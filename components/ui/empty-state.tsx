import type { ReactNode } from 'react'

/** Nothing here yet, and the next step: a blank ticket stub. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-5 px-4 py-12 text-center">
      <svg viewBox="0 0 120 56" aria-hidden="true" className="w-30 -rotate-4 text-edge">
        <path
          d="M4 1h112a3 3 0 0 1 3 3v15a9 9 0 0 0 0 18v15a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V37a9 9 0 0 0 0-18V4a3 3 0 0 1 3-3Z"
          fill="var(--surface)"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <path d="M84 6v46" stroke="currentColor" strokeWidth="1.5" strokeDasharray="1 5" strokeLinecap="round" />
        <path d="M22 22h38M22 34h24" stroke="currentColor" strokeWidth="4" opacity="0.3" />
      </svg>
      <div className="max-w-md">
        <p className="display text-lg">{title}</p>
        {children ? <div className="mt-1.5 text-muted text-sm">{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
