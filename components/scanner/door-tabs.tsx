import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { Ref } from 'react'

type Tab<V> = { view: V; label: string; icon: LucideIcon }

/** Within reach of a thumb, whichever hand. */
export function DoorTabs<V extends string>({
  ref,
  views,
  view,
  onView,
}: {
  ref: Ref<HTMLElement>
  views: readonly Tab<V>[]
  view: V
  onView: (view: V) => void
}) {
  return (
    <nav
      ref={ref}
      aria-label="Door"
      className="sticky bottom-0 grid auto-cols-fr grid-flow-col gap-2 bg-black p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      {views.map(({ view: each, label, icon: Icon }) => (
        <button
          key={each}
          type="button"
          aria-pressed={view === each}
          onClick={() => onView(each)}
          className={clsx(
            'flex min-h-16 flex-col items-center justify-center rounded-lg font-semibold text-base',
            view === each ? 'bg-ink text-black' : 'bg-sunken text-ink',
          )}
        >
          <Icon aria-hidden="true" className="size-6" />
          {label}
        </button>
      ))}
    </nav>
  )
}
