import { z } from 'zod'
import { ProviderRefused, ProviderUnavailable } from '../../errors'
import { withinPatience } from '../within'

export const razorpayBase = 'https://api.razorpay.com'

const problem = z.object({ error: z.object({ description: z.string() }) })
const tries = 2

type Call = { method?: 'GET' | 'POST'; path: string; body?: object; headers?: Record<string, string> }
export type RazorpayClient = <T extends z.ZodType>(answer: T, call: Call) => Promise<z.output<T>>

/** Whether asking again may help: a conflict is the same request still being worked on. */
const passing = (status: number) => status === 401 || status === 403 || status === 409 || status === 429 || status >= 500

/**
 * Razorpay's REST API. Its own package has no timeouts, no idempotency keys and throws away network errors. What gets no
 * answer is asked once more: every call here may be repeated.
 * @throws ProviderRefused with Razorpay's words, or ProviderUnavailable
 */
export function razorpayClient({
  keyId,
  keySecret,
  apiBase = razorpayBase,
}: {
  keyId: string
  keySecret: string
  apiBase?: string
}) {
  const authorization = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`
  const once = async ({ method = 'GET', path, body, headers }: Call): Promise<unknown> => {
    const response = await fetch(new URL(path, apiBase), {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(8_000),
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return answer
    const reason = problem.safeParse(answer).data?.error.description ?? `Status ${response.status}`
    const retryAfter = Number(response.headers.get('retry-after')) || undefined
    if (passing(response.status)) throw new ProviderUnavailable({ reason, retryAfter })
    throw new ProviderRefused({ reason })
  }
  const insist = async (call: Call): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(call)
      } catch (error) {
        if (error instanceof ProviderRefused) throw error
        const silent = !(error instanceof ProviderUnavailable)
        if (silent && attempt < tries) continue
        throw silent ? new ProviderUnavailable({ reason: (error as Error).message, cause: error }) : error
      }
    }
  }
  const client: RazorpayClient = async (answer, call) => {
    const read = answer.safeParse(await withinPatience(insist(call)))
    if (!read.success) throw new ProviderUnavailable({ reason: 'An answer that is none of Razorpay.', cause: read.error })
    return read.data
  }
  return client
}
