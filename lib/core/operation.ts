import type { z } from 'zod'
import type { Context } from './context'
import { type FieldProblem, InvalidInput } from './error'
import { once } from './global'

type Definition<I extends z.ZodType, O extends z.ZodType, Reach> = {
  /** `domain.verb`: stable, used in logs and as the REST operation id */
  name: string
  input: I
  output: O
  /** Who may: throws, or loads what lies within the actor's reach and hands it to `run`. There is no default. */
  access: (ctx: Context, input: z.output<I>) => Promise<Reach> | Reach
  /** Codes of the errors people should expect, for the documents. */
  raises?: readonly string[]
  /** Cache tags that are stale once it succeeded. */
  touches?: (output: z.output<O>, input: z.output<I>) => string[]
  run: (ctx: Context, input: z.output<I>, reach: Reach) => Promise<z.input<O>>
}

/** A command with its facts. Called as a plain function; doors read the facts. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = ((
  ctx: Context,
  input: z.input<I>,
) => Promise<z.output<O>>) & {
  operationName: string
  /** The same for input that its schema has parsed already. */
  parsed: (ctx: Context, input: z.output<I>) => Promise<z.output<O>>
  input: I
  output: O
  raises: readonly string[]
}

/** Where touched tags go: the web process plugs its caches in here, others send them on. */
export type TouchListener = (tags: string[], ctx: Context) => Promise<void> | void

export const touchListeners = () => once('touch-listeners', () => new Set<TouchListener>())

/**
 * Makes a command that crosses a door. It parses its input, asks `access`, runs, and strips its answer to what the
 * output schema declares, in this order and with no way round.
 * @throws InvalidInput and whatever `access` and `run` raise.
 */
export function operation<I extends z.ZodType, O extends z.ZodType, Reach>(definition: Definition<I, O, Reach>): Operation<I, O> {
  const { name, input, output, access, raises = [], touches, run } = definition
  const parsed = async (ctx: Context, value: z.output<I>) => {
    const broken = brokenText(value)
    if (broken.length > 0) throw new InvalidInput(broken)
    const reach = await access(ctx, value)
    const answer = output.parse(await run(ctx, value, reach)) as z.output<O>
    const tags = touches?.(answer, value) ?? []
    if (tags.length > 0) await Promise.all([...touchListeners()].map((listen) => listen(tags, ctx)))
    return answer
  }
  const call = async (ctx: Context, raw: z.input<I>) => {
    const result = await input.safeParseAsync(raw)
    if (!result.success) throw new InvalidInput(fieldProblems(result.error))
    return parsed(ctx, result.data)
  }
  return Object.assign(call, { operationName: name, parsed, input, output, raises })
}

/** zod's issues as dotted paths with their messages. */
export const fieldProblems = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))

/** NUL and halves of surrogate pairs: JSON and URLs can hold them, text in PostgreSQL cannot. */
const noText = /\0|\p{Surrogate}/u

function brokenText(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string') return noText.test(value) ? [{ path, message: 'This holds a character that is no text.' }] : []
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype
  if (!isPlain) return []
  return Object.entries(value as object).flatMap(([name, each]) => brokenText(each, path ? `${path}.${name}` : name))
}
