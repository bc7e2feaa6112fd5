import type { Metadata } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = {
  title: { default: 'Console', template: '%s · Console · Foyer' },
  robots: { index: false },
}

/**
 * Console pages wait for their data instead of streaming it: so an event that is not yours answers 404, a sign-in is a real
 * redirect, and all of it works without JavaScript.
 */
export const instant = false

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return children
}
