import { cappedBody } from '@/lib/api/capped-body'
import { problemResponse } from '@/lib/api/problem'
import { requestContext } from '@/lib/api/request-context'
import { handleNextAuth } from '@/lib/auth/handle-next-auth'
import { AppError } from '@/lib/core/error'

const maxForm = 100_000 // bytes

const tooLarge = () => new AppError({ kind: 'too_large', code: 'input.too_large', message: 'The form is larger than 100 kB.' })

/** A form is read before it is handed on, and no further than a form goes: anybody may send one. */
async function answer(request: Request): Promise<Response> {
  const ctx = await requestContext(request.headers)
  if (request.method !== 'POST') return handleNextAuth(request, ctx)
  try {
    const body = await cappedBody(request, maxForm, tooLarge)
    return await handleNextAuth(new Request(request.url, { method: 'POST', headers: request.headers, body }), ctx)
  } catch (error) {
    return problemResponse(error, ctx.requestId)
  }
}

export { answer as GET, answer as POST }
