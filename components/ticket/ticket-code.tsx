import clsx from 'clsx'

/** A code people read aloud or type, in groups of four. Copied, it has no gaps. */
export function TicketCode({ code, className }: { code: string; className?: string }) {
  const starts = Array.from({ length: Math.ceil(code.length / 4) }, (_, group) => group * 4)
  return (
    <span className={clsx('code inline-flex flex-wrap gap-x-[0.5ch]', className)}>
      {starts.map((start) => (
        <span key={start}>{code.slice(start, start + 4)}</span>
      ))}
    </span>
  )
}
