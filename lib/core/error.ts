/** What went wrong, in the few kinds a door must tell apart. Each door maps every kind once, in a total table. */
export type Kind =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable'

export type FieldProblem = { path: string; message: string }

export type AppErrorInit = {
  kind: Kind
  /** stable, for programs: `tickets.sold_out` */
  code: string
  /** fit for people */
  message: string
  /** what is the case, in public terms: `{ remaining: 2 }` */
  facts?: Record<string, unknown>
  fields?: FieldProblem[]
  /** seconds */
  retryAfter?: number
  cause?: unknown
}

/** An expected error. Anything else that is thrown is unknown: logged, and shown as neutral text with its request id. */
export class AppError extends Error {
  readonly kind: Kind
  readonly code: string
  readonly facts: Record<string, unknown>
  readonly fields: FieldProblem[]
  readonly retryAfter: number | undefined

  constructor({ kind, code, message, facts = {}, fields = [], retryAfter, cause }: AppErrorInit) {
    super(message, { cause })
    this.name = new.target.name
    this.kind = kind
    this.code = code
    this.facts = facts
    this.fields = fields
    this.retryAfter = retryAfter
  }
}

/** The thing does not exist, or not for this person: the two are never told apart. */
export class NotFound extends AppError {
  constructor(what: string) {
    super({ kind: 'not_found', code: `${what.replaceAll(' ', '_')}.not_found`, message: `There is no such ${what}.` })
  }
}

export class Unauthenticated extends AppError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'auth.required', message: 'Sign in to do this.' })
  }
}

export class Forbidden extends AppError {
  constructor(message = 'Your role does not allow this.') {
    super({ kind: 'forbidden', code: 'auth.forbidden', message })
  }
}

/** Input that does not fit its schema. `path` is dotted: `lines.0.quantity`; empty for the whole. */
export class InvalidInput extends AppError {
  constructor(fields: FieldProblem[], message = 'Some fields need another look.') {
    super({ kind: 'invalid', code: 'input.invalid', message, fields })
  }
}
