import clsx from 'clsx'

/** Holds the place of what is loading. Give it the size of the thing; the words for it belong to the container. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('block animate-pulse rounded-md bg-sunken', className ?? 'h-4 w-full')} />
}
