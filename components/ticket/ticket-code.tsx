import clsx from 'clsx'

/** A code people read aloud or type, in groups of four unless it has parts of its own. Copied, it has no gaps. */
export function TicketCode({ code, className }: { code: string; className?: string }) {
  const group = code.includes('-') ? code.length : 4
  const starts = Array.from({ length: Math.ceil(code.length / group) }, (_, index) => index * group)
  return (
    <span className={clsx('code inline-flex flex-wrap gap-x-[0.5ch]', className)}>
      {starts.map((start) => (
        <span key={start}>{code.slice(start, start + group)}</span>
      ))}
    </span>
  )
}
