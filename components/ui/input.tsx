import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { controlClass } from './control'

type Affixes = {
  /** shown inside, before the text: "€" */ before?: ReactNode /** shown inside, after: "seats" */
  after?: ReactNode
}

export function Input({ className, before, after, ...rest }: ComponentProps<'input'> & Affixes) {
  if (!before && !after) return <input {...rest} className={clsx(controlClass, className)} />
  return (
    <span className={clsx('relative flex items-center', className)}>
      {before ? <span className="pointer-events-none absolute left-3 text-muted text-sm">{before}</span> : null}
      <input {...rest} className={clsx(controlClass, before && 'pl-8', after && 'pr-16')} />
      {after ? <span className="pointer-events-none absolute right-3 text-muted text-sm">{after}</span> : null}
    </span>
  )
}
