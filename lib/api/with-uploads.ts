import type { SubmissionResult } from '@conform-to/dom'
import { parse } from '@conform-to/dom'
import { headers } from 'next/headers'
import { uploadFile } from '@/lib/events/upload-file'
import type { FormAction } from './action'
import { publicError } from './problem'
import { requestContext } from './request-context'

/** A file control `<field>File` beside a field that holds the id of what was uploaded; `<field>Remove` takes it away. */
type FileControl = { field: string; kind: 'cover' | 'attachment' }

/**
 * Puts files in front of a form's action: each is kept first and its id put into the form, so that a form with an error
 * elsewhere comes back with the file still in it, with and without JavaScript.
 */
export function withUploads(next: FormAction, controls: readonly FileControl[]): FormAction {
  return async (previous, form) => {
    for (const { field, kind } of controls) {
      const file = form.get(`${field}File`)
      form.delete(`${field}File`)
      if (form.get(`${field}Remove`)) form.delete(field)
      form.delete(`${field}Remove`)
      if (!(file instanceof File) || file.size === 0) continue
      const ctx = await requestContext(await headers())
      try {
        form.set(field, (await uploadFile(ctx, { kind, file })).id)
      } catch (error) {
        const message = publicError(error, ctx.requestId)?.message ?? 'The file could not be kept. Try again.'
        const submission = parse(form, { resolve: (value) => ({ value }) })
        return submission.reply({ fieldErrors: { [`${field}File`]: [message] } }) as SubmissionResult
      }
    }
    return next(previous, form)
  }
}
