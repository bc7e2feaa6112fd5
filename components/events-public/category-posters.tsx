import Link from 'next/link'
import { categories } from '@/lib/events/category'
import { posterPath } from './event-art'

const shown = Object.entries(categories).filter(([key]) => key !== 'other')

/** Every category as a poster of its own kind. */
export function CategoryPosters() {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {shown.map(([key, label]) => (
        <li key={key} className="group relative">
          <picture>
            <img
              src={posterPath({ category: key, id: 'a-kind-of-event' })}
              alt=""
              width={1200}
              height={900}
              loading="lazy"
              decoding="async"
              className="aspect-4/3 w-full rounded-md bg-sunken object-cover transition-[filter] duration-200 group-hover:brightness-95"
            />
          </picture>
          <Link
            href={`/events?category=${key}`}
            prefetch={false}
            className="display mt-2 block text-base underline-offset-4 before:absolute before:inset-0 before:rounded-md group-hover:underline sm:text-lg"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
