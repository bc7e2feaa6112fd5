import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

export type ButtonLook = {
  /** `primary` takes the accent; one per view */
  variant?: 'primary' | 'quiet' | 'danger' | 'link'
  /** `door` is 64 px high, for thumbs in the dark */
  size?: 'sm' | 'md' | 'lg' | 'door'
  /** as wide as its container */
  wide?: boolean
}

const variants = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  quiet: 'bg-surface text-ink ring-1 ring-inset ring-edge/70 hover:bg-sunken',
  danger: 'bg-bad-fill text-bad-ink hover:bg-bad-hover',
  link: 'text-accent-text underline decoration-1 underline-offset-4 hover:decoration-2',
}

const sizes = {
  sm: 'h-9 px-3 text-sm gap-1.5 rounded-md',
  md: 'min-h-(--control) px-4 py-1.5 text-sm gap-2 rounded-md',
  lg: 'min-h-14 px-6 py-2 text-base gap-2.5 rounded-md',
  door: 'min-h-16 px-6 py-3 text-lg gap-3 rounded-lg',
}

/** The classes of a button, for links, labels and summaries that must look like one. */
export function buttonClass({ variant = 'primary', size = 'md', wide = false }: ButtonLook = {}): string {
  return clsx(
    'inline-flex select-none items-center justify-center font-semibold transition-colors duration-150',
    'disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
    variant === 'link' ? 'gap-1.5 rounded-sm text-sm' : sizes[size],
    variants[variant],
    wide && 'w-full',
  )
}

type Shared = ButtonLook & { children: ReactNode }
type AsLink = Shared & Omit<ComponentProps<typeof Link>, 'children'>
type AsButton = Shared & ComponentProps<'button'> & { href?: undefined }

/** A verb: "Get tickets", "Publish event". With `href` it is a link that looks the same. */
export function Button({ variant, size, wide, className, ...rest }: AsLink | AsButton) {
  const look = clsx(buttonClass({ variant, size, wide }), className)
  if (rest.href !== undefined) return <Link {...rest} className={look} />
  return <button type="button" {...rest} className={look} />
}
