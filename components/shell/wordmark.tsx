import clsx from 'clsx'

/** The mark is a ticket seen from the side: two notches, one perforation. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 24" aria-hidden="true" className={clsx('h-[0.82em] w-auto', className)}>
      <path
        fill="currentColor"
        d="M2 0h16.5a3.5 3.5 0 0 0 7 0H30a2 2 0 0 1 2 2v20a2 2 0 0 1-2 2h-4.500a3.5 3.5 0 0 0-7 0H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2Z"
      />
      <path d="M22 6.500v12" stroke="var(--paper)" strokeWidth="1.75" strokeDasharray="0.01 3.900" strokeLinecap="round" />
    </svg>
  )
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={clsx('display inline-flex items-center gap-[0.4em] text-lg', className)}>
      <Mark />
      Foyer
    </span>
  )
}
