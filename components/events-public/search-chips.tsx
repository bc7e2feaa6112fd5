import clsx from 'clsx'
import Link from 'next/link'
import { categories } from '@/lib/events/category'
import { type Search, type SearchKey, searchKeys, searchPath } from './search'
import { partInWords } from './search-words'

const chip = 'inline-flex min-h-9 items-center gap-2 whitespace-nowrap rounded-full px-3.5 font-semibold text-sm'

/** Categories side by side: one tap narrows the list, another widens it again. */
export function CategoryChips({ search }: { search: Search }) {
  return (
    <nav
      aria-label="Categories"
      className="-mx-[clamp(1rem,4vw,2.5rem)] overflow-x-auto px-[clamp(1rem,4vw,2.5rem)] [scrollbar-width:none]"
    >
      <ul className="flex w-max gap-2 py-1.5 lg:w-auto lg:flex-wrap">
        {chosenFirst(search.category).map(([key, label]) => {
          const chosen = search.category === key
          return (
            <li key={key}>
              <Link
                href={searchPath(search, { category: chosen ? null : key })}
                prefetch={false}
                aria-current={chosen ? 'true' : undefined}
                className={clsx(chip, chosen ? 'bg-ink text-paper' : 'bg-sunken hover:bg-line')}
              >
                {label}
                {chosen ? <span aria-hidden="true">×</span> : null}
                {chosen ? <span className="sr-only">(chosen, show every category)</span> : null}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** Where the row is longer than the screen, the chosen one must not be beyond its edge. */
const chosenFirst = (chosen: string | undefined) =>
  Object.entries(categories).sort(([one], [other]) => Number(other === chosen) - Number(one === chosen))

/** What narrows the list besides, each with a way to take it away. */
export function ChosenParts({ search }: { search: Search }) {
  const parts = searchKeys.flatMap((key: SearchKey) => {
    const value = search[key]
    const words = value && key !== 'category' ? partInWords(key, value) : null
    return words ? [{ key, words }] : []
  })
  if (parts.length === 0) return null
  return (
    <ul aria-label="Chosen filters" className="flex flex-wrap gap-2">
      {parts.map(({ key, words }) => (
        <li key={key}>
          <Link
            href={searchPath(search, { [key]: null, ...(key === 'near' ? { within: null, sort: null } : {}) })}
            prefetch={false}
            className={clsx(chip, 'ring-1 ring-edge ring-inset hover:bg-sunken')}
          >
            <span className="sr-only">Without </span>
            {words} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
