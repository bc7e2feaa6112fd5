import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { findEvent } from './public/row'
import { maySee } from './public/viewer'
import { type PublicEvent, publicEventView } from './public-view'
import { oneEventInput } from './schema'

/**
 * One event. Published ones, listed or not, for anybody with the link; a private one for its organisation and its guests;
 * a draft for those who plan it. One statement.
 */
export const readEvent = operation({
  name: 'events.read',
  input: oneEventInput,
  output: publicEventView,
  access: async (ctx, { eventId }) => {
    const found = await findEvent(ctx, eventId)
    if (!found || !maySee(found.view, found.viewer)) throw new NotFound('event')
    return found.view
  },
  run: async (_ctx, _input, view) => view,
})

/** The event at an address, as anybody sees it, for pages that are cached for all. Null when there is none for anybody. */
export async function publicEvent(slug: string): Promise<PublicEvent | null> {
  if (!oneEventInput.safeParse({ eventId: slug }).success || /\p{Cc}/u.test(slug)) return null
  const found = await findEvent({ actor: { kind: 'anonymous' } }, slug)
  return found && maySee(found.view, found.viewer) ? publicEventView.parse(found.view) : null
}
