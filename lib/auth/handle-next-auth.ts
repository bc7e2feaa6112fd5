import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/core/context'
import { csrfPair } from './next-auth/csrf'
import { nextAuthOptions } from './next-auth/options'
import { isFromOurPages } from './next-auth/same-origin'

const actions = new Set(['signin', 'callback', 'signout', 'session', 'csrf', 'providers', 'error'])

/**
 * Answers a request to /api/auth with NextAuth. Its older, plainer interface is used, because it takes the cookies it is
 * given: a sign-in that one of our own pages asks for needs no token in the form, so the page can be cached whole.
 */
export async function handleNextAuth(request: Request, ctx: Context): Promise<Response> {
  const url = new URL(request.url)
  const nextauth = url.pathname.split('/').slice(3)
  const [action = ''] = nextauth
  if (!actions.has(action) || nextauth.length > 2) return new Response(null, { status: 404 })

  const cookies = cookiesOf(request.headers)
  const body = request.method === 'POST' ? Object.fromEntries(new URLSearchParams(await request.text())) : {}
  if (request.method === 'POST' && isFromOurPages(request.headers)) {
    const { token, cookieName, cookieValue } = csrfPair()
    cookies[cookieName] = cookieValue
    body.csrfToken = token
  }
  // NextAuth would pass the query of a sign-in on to the provider
  const query = action === 'signin' && request.method === 'POST' ? {} : Object.fromEntries(url.searchParams)
  const onward: { path?: string } = {}
  const answer = new Answer()
  await NextAuth(
    {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      query: { ...query, nextauth },
      body,
      cookies,
    } as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    nextAuthOptions(ctx, onward),
  )
  if (onward.path) answer.setHeader('Location', `${env().publicUrl}${onward.path}`)
  return answer.response()
}

/** What NextAuth writes its answer to. */
class Answer {
  #status = 200
  #headers = new Headers({ 'cache-control': 'private, no-store' })
  #cookies: string[] = []
  #body: string | null = null

  status(code: number) {
    this.#status = code
    return this
  }
  getHeader(name: string) {
    return name === 'Set-Cookie' ? this.#cookies : (this.#headers.get(name) ?? undefined)
  }
  setHeader(name: string, value: string | string[]) {
    if (name === 'Set-Cookie') this.#cookies = [value].flat()
    else this.#headers.set(name, String(value))
    return this
  }
  json(value: unknown) {
    this.setHeader('content-type', 'application/json')
    this.#body = JSON.stringify(value)
  }
  send(value: unknown) {
    if (typeof value === 'string') this.#body = value
    else this.json(value ?? {})
  }
  end() {
    this.#body = null
  }
  response() {
    const headers = new Headers(this.#headers)
    for (const cookie of this.#cookies) headers.append('set-cookie', cookie)
    // A form that was posted goes on with GET; 302 leaves that to custom
    return new Response(this.#body, { status: this.#status === 302 ? 303 : this.#status, headers })
  }
}

function cookiesOf(headers: Headers): Record<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(/; */).filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.indexOf('=')
      return [pair.slice(0, cut), decoded(pair.slice(cut + 1))]
    }),
  )
}

function decoded(value: string) {
  try {
    return decodeURIComponent(value)
  } catch {
    return value // not one of ours
  }
}
