import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Context } from '@/lib/core/context'
import type { AppError } from '@/lib/core/error'
import type { Operation } from '@/lib/core/operation'
import { publicError } from './problem'
import { requestContext } from './request-context'

export type FormAction = (previous: SubmissionResult | undefined, form: FormData) => Promise<SubmissionResult>

type Options<I, O> = {
  /** Where to go afterwards. Without it the form is shown again, with `status: 'success'`. */
  redirectTo?: (output: O, input: I) => string
  /** Work that belongs to this door alone, such as setting a cookie. */
  after?: (output: O, ctx: Context) => Promise<void>
  /** Fields whose values are never sent back to the form. */
  hide?: string[]
}

/**
 * The form door: makes a server action of an operation. Errors stand at their fields and values are kept; secrets are
 * not echoed. The operation checks access itself: nothing that arrives in a form is believed.
 */
export function action<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  { redirectTo, after, hide = ['password', 'newPassword', 'token'] }: Options<z.output<I>, z.output<O>> = {},
): FormAction {
  return async (_previous, form) => {
    const submission = parseWithZod(form, { schema: operation.input })
    if (submission.status !== 'success') return submission.reply({ hideFields: hide }) as SubmissionResult
    const input = submission.value as z.output<I>
    const ctx = await requestContext(await headers())
    const key = form.get('idempotencyKey')
    if (typeof key === 'string' && key !== '') ctx.idempotencyKey = key.slice(0, 200)
    let output: z.output<O>
    try {
      output = await operation.parsed(ctx, input)
      await after?.(output, ctx)
    } catch (error) {
      return submission.reply({
        hideFields: hide,
        ...formProblem(publicError(error, ctx.requestId), ctx.requestId),
      }) as SubmissionResult
    }
    if (redirectTo) redirect(redirectTo(output, input))
    return submission.reply({ resetForm: false }) as SubmissionResult
  }
}

function formProblem(error: AppError | null, requestId: string) {
  if (!error) return { formErrors: [`Something went wrong on our side. Nothing you typed is lost; try again. (${requestId})`] }
  const fieldErrors: Record<string, string[]> = {}
  const formErrors: string[] = []
  for (const { path, message } of error.fields) {
    if (path === '') formErrors.push(message)
    else fieldErrors[path.replace(/\.(\d+)/g, '[$1]')] = [message]
  }
  if (error.fields.length === 0) formErrors.push(error.message)
  return { fieldErrors, formErrors }
}
