import { connection } from 'next/server'
import { problemResponse } from '@/lib/api/problem'
import { requestContext } from '@/lib/api/request-context'
import { newId } from '@/lib/core/id'
import { actInSandbox, type SandboxChoice } from '@/lib/payments/act-in-sandbox'

const maxBody = 1_000 // characters

/** The buttons of the test bank: plain forms, and a new page afterwards, as when people come back from a bank elsewhere. */
export async function POST(request: Request, { params }: { params: Promise<{ session: string }> }) {
  await connection()
  const { session } = await params
  const go = (location: string) =>
    new Response(null, {
      status: 303,
      headers: { location, 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' },
    })
  try {
    const form = new URLSearchParams((await request.text()).slice(0, maxBody))
    const choice = form.get('choice') as SandboxChoice
    const { redirectTo } = await actInSandbox(await requestContext(request.headers), { session, choice })
    return go(redirectTo)
  } catch (error) {
    if ((error as { code?: string }).code === 'sandbox.session_over') return go(`/sandbox/${session}`) // which says so
    return problemResponse(error, request.headers.get('x-request-id') ?? newId('req'))
  }
}
