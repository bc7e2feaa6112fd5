import { notFound, redirect } from 'next/navigation'
import { currentContext } from '@/lib/auth/current'
import type { Context } from '@/lib/core/context'
import { AppError } from '@/lib/core/error'

/**
 * Reads what a console page shows, as whoever looks: who is not signed in signs in first and comes back, what is not theirs
 * is not there, what their role does not show leads to the list of what it does.
 * @param path of the page
 */
export async function visit<T>(path: string, read: (ctx: Context) => Promise<T>): Promise<T> {
  const ctx = await currentContext()
  if (ctx.actor.kind !== 'user') redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  try {
    return await read(ctx)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') notFound()
    if (error instanceof AppError && error.kind === 'forbidden') redirect('/console?said=forbidden')
    throw error
  }
}
