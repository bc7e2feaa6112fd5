import { log } from '@/lib/config/log'
import { AppError, type Kind } from '@/lib/core/error'

/** The one table from kinds of error to HTTP status and title. */
const statusOf: Record<Kind, { status: number; title: string }> = {
  invalid: { status: 422, title: 'Invalid input' },
  malformed: { status: 400, title: 'Bad request' },
  unauthenticated: { status: 401, title: 'Sign-in needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  gone: { status: 410, title: 'Gone' },
  too_large: { status: 413, title: 'Too large' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Unavailable for the moment' },
}

/**
 * An unreachable or overloaded database is a moment's trouble, not a fault of ours to hide behind a 500: connections that are refused,
 * lost or used up (08, 53), a server that stops or starts (57P), one that only reads (25006), limits of time (57014, 55P03).
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const databaseAway =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|P2028|P2037|08\w{3}|53\w{3}|57P\w{2}|25006|57014|55P03)$/
const saysAway = /timeout exceeded when trying to connect|Connection terminated|Can't reach database/

type Coded = { code?: unknown; originalCode?: unknown }

/** Prisma keeps what PostgreSQL said two floors down. */
function isDatabaseAway(error: unknown): boolean {
  const { code, meta } = (error ?? {}) as Coded & { meta?: { driverAdapterError?: { cause?: Coded } } }
  const codes = [code, meta?.driverAdapterError?.cause?.originalCode]
  return codes.some((each) => databaseAway.test(String(each))) || (error instanceof Error && saysAway.test(error.message))
}

function known(error: unknown, requestId: string): AppError | undefined {
  if (error instanceof AppError) return error
  if (isDatabaseAway(error)) {
    log().error({ err: error, requestId }, 'the database is away')
    return new AppError({
      kind: 'unavailable',
      code: 'unavailable',
      message: 'We cannot do this right now. Try again in a moment.',
      retryAfter: 2,
    })
  }
  return undefined
}

/** What a person may be told of any error; an unknown one is logged under its request id. */
export function publicError(error: unknown, requestId: string): AppError | null {
  const told = known(error, requestId)
  if (!told) log().error({ err: error, requestId }, 'unexpected error')
  return told ?? null
}

/** RFC 9457 `application/problem+json`, with a stable `code`, the request id and, for input, a JSON pointer per field. */
export function problemResponse(error: unknown, requestId: string): Response {
  const told = publicError(error, requestId)
  const { status, title } = told ? statusOf[told.kind] : { status: 500, title: 'Something went wrong' }
  const body = {
    ...told?.facts, // first: a fact called "status" must not stand where RFC 9457 has the number
    type: `about:blank#${told?.code ?? 'internal'}`,
    title,
    status,
    detail: told?.message ?? 'The fault is ours. Quote the request id when you write to us.',
    code: told?.code ?? 'internal',
    requestId,
    ...(told && told.fields.length > 0
      ? { errors: told.fields.map(({ path, message }) => ({ pointer: path ? `/${path.replaceAll('.', '/')}` : '', message })) }
      : {}),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (told?.retryAfter) headers.set('retry-after', String(Math.ceil(told.retryAfter)))
  return new Response(JSON.stringify(body), { status, headers })
}
