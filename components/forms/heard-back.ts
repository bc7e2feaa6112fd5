import { parse, type SubmissionResult } from '@conform-to/react'
import { unstable_rethrow } from 'next/navigation'
import type { Action } from './form-body'

/** A request that broke off, or an answer that is not ours (a proxy's error page). */
const brokeOff = (error: unknown) =>
  error instanceof TypeError || (error instanceof Error && /unexpected response was received/i.test(error.message))

/**
 * The action, which in a browser answers with a message at the form when no answer of the server arrives. Without this the
 * whole page would give way to an error page, and what was typed would be gone; what was sent may well have been done, so
 * nothing is said about that.
 */
export function heardBack(action: Action): Action {
  if (typeof window === 'undefined') return action // the server's own, which works without scripts
  return async (previous, data) => {
    try {
      return await action(previous, data)
    } catch (error) {
      unstable_rethrow(error) // a redirect
      if (!brokeOff(error)) throw error
      return parse(data, { resolve: (value) => ({ value }) }).reply({
        formErrors: ['The connection broke before an answer came. Nothing you typed is lost. Try again in a moment.'],
      }) as SubmissionResult
    }
  }
}
