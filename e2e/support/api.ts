import { expect } from '@playwright/test'
import { site } from './site'

export type Answer<T> = { status: number; type: string; headers: Headers; body: T }
type Call = { token?: string; body?: unknown; headers?: Record<string, string>; base?: string }

/** One call of the REST API, as a program makes it. The body is what was answered, whatever the status. */
export async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  { token, body, headers, base = site }: Call = {},
): Promise<Answer<T>> {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const answer = text && type.includes('json') ? JSON.parse(text) : text
  return { status: response.status, type, headers: response.headers, body: answer as T }
}

/** A call that must succeed. @returns its body */
export async function done<T = Record<string, unknown>>(method: string, path: string, options: Call = {}): Promise<T> {
  const { status, body } = await call<T>(method, path, options)
  expect(status, `${method} ${path} answered ${JSON.stringify(body)}`).toBeLessThan(300)
  return body
}

export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  errors?: { pointer: string; message: string }[]
  [fact: string]: unknown
}

/** A call that must be refused in that way, by a problem document of RFC 9457. */
export async function refused(status: number, method: string, path: string, options: Call = {}): Promise<Problem> {
  const answer = await call<Problem>(method, path, options)
  expect(answer.status, `${method} ${path} answered ${JSON.stringify(answer.body)}`).toBe(status)
  expect(answer.type).toContain('application/problem+json')
  expect(answer.body).toMatchObject({
    status,
    title: expect.any(String),
    code: expect.any(String),
    requestId: expect.any(String),
  })
  return answer.body
}
