import { type DiscoverInput, discoverInput } from '@/lib/events/discovery-schema'

type Params = Record<string, string | string[] | undefined>

/** What the page's address may hold. The rest of an address (a newsletter's marks) is not part of a search. */
export const searchKeys = [
  'q',
  'category',
  'when',
  'from',
  'to',
  'city',
  'near',
  'within',
  'format',
  'price',
  'tag',
  'organisation',
  'status',
  'sort',
  'cursor',
] as const
export type SearchKey = (typeof searchKeys)[number]
export type Search = Partial<Record<SearchKey, string>>

/**
 * Reads a search from an address. What cannot be meant is left out and named, so that a mistyped address still finds
 * something. Equal searches come out equal, whatever the order and the blanks, because their answers are kept by them.
 */
export function readSearch(params: Params): { search: Search; query: DiscoverInput; ignored: SearchKey[] } {
  const search: Search = {}
  for (const key of searchKeys) {
    const value = params[key]
    const text = (Array.isArray(value) ? value[0] : value)?.trim()
    if (text) search[key] = text
  }
  const ignored: SearchKey[] = []
  for (;;) {
    const parsed = discoverInput.safeParse(inputOf(search))
    if (parsed.success) return { search, query: parsed.data, ignored }
    for (const { path } of parsed.error.issues) {
      const key = (path[0] === 'near' && !search.near ? (search.sort === 'distance' ? 'sort' : 'within') : path[0]) as SearchKey
      delete search[key]
      ignored.push(key)
    }
  }
}

const inputOf = ({ within, ...rest }: Search) => (within === undefined ? rest : { ...rest, within: Number(within) })

/** The address of a search, with some of it changed; null takes a part away. Another search begins at its first page. */
export function searchPath(search: Search, changes: Partial<Record<SearchKey, string | null>> = {}): string {
  const params = new URLSearchParams()
  for (const key of searchKeys) {
    const value = key in changes ? changes[key] : key === 'cursor' ? undefined : search[key]
    if (value) params.set(key, value)
  }
  const text = params.toString()
  return text ? `/events?${text}` : '/events'
}
