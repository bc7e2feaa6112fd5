type Params = Record<string, string | string[] | undefined>

/** One value of a query string, trimmed; undefined when it is missing or blank. */
export function one(params: Params, name: string): string | undefined {
  const value = params[name]
  const text = (Array.isArray(value) ? value[0] : value)?.trim()
  return text || undefined
}

/** An address with those of the values that are there. */
export function withQuery(path: string, values: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size > 0 ? `${path}?${query}` : path
}

/** What to say of a search that is too short to be run; the list is then shown whole. */
export const tooShort = (q: string | undefined) =>
  q !== undefined && q.length < 3 ? 'Type at least three characters.' : undefined
