import type { ReactNode } from 'react'

/**
 * Several tickets side by side: swiped on a phone, scrolled by keyboard or mouse elsewhere, one under the other on paper.
 * Each stops in the middle. No script.
 */
export function TicketRow({ label, children }: { label: string; children: ReactNode }) {
  const scroller = { tabIndex: 0 } // not every browser lets the focus into a scroller by itself
  return (
    <section
      aria-label={label}
      {...scroller}
      className="-mx-[clamp(1rem,4vw,2.5rem)] flex snap-x snap-mandatory gap-4 overflow-x-auto px-[clamp(1rem,4vw,2.5rem)] -my-6 py-8 print:mx-0 print:block print:overflow-visible print:px-0 *:w-full *:max-w-3xl has-[>:nth-child(2)]:*:w-[92%] *:shrink-0 *:snap-center print:*:mb-8"
    >
      {children}
    </section>
  )
}
