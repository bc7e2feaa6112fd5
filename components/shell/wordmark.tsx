import clsx from 'clsx'

/** The mark is a ticket: two notches, three holes. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 22" width="32" height="22" aria-hidden="true" className={clsx('h-[0.95em] w-auto -rotate-6', className)}>
      <path
        fill="currentColor"
        d="M2.5 1h17a2.5 2.5 0 0 0 5 0h5A1.5 1.5 0 0 1 31 2.5v17a1.5 1.5 0 0 1-1.5 1.5h-5a2.5 2.5 0 0 0-5 0h-17A1.5 1.5 0 0 1 1 19.5v-17A1.5 1.5 0 0 1 2.5 1Z"
      />
      <path d="M22 6.75v8.51" stroke="var(--paper)" strokeWidth="2" strokeDasharray="0.01 4.25" strokeLinecap="round" />
    </svg>
  )
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={clsx('display inline-flex items-center gap-[0.35em] text-lg', className)}>
      <Mark />
      Foyer
    </span>
  )
}
