import { nextPath } from '@/lib/auth/next-path'
import { env } from '@/lib/config/env'

export type Query = Promise<Record<string, string | string[] | undefined>>

/** What the address of a sign-in page asks for. NextAuth calls the way on `callbackUrl`. */
export async function readQuery(searchParams: Query) {
  const { next, callbackUrl, error, note, token, kind } = await searchParams
  const wanted = nextPath(next ?? callbackUrl, '', env().publicUrl)
  const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')
  return {
    /** a page of ours, or undefined */
    next: wanted === '' || wanted === '/sign-in' ? undefined : wanted,
    error: text(error),
    note: text(note),
    token: text(token),
    kind: text(kind),
  }
}

/** The same way on, for a link to another of these pages. */
export const withNext = (path: string, next: string | undefined) => (next ? `${path}?next=${encodeURIComponent(next)}` : path)
