import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { availabilityOf } from './availability'
import { readStock } from './availability-read'
import { findEvent } from './public/row'
import { maySee } from './public/viewer'
import { availabilityView } from './public-view'
import { oneEventInput } from './schema'

const nobody = { role: null, holdsTicket: false }

/** What is left of each ticket type, at most a second old. For those who may see the event. */
export const readAvailability = operation({
  name: 'events.availability',
  input: oneEventInput,
  output: availabilityView,
  access: async (ctx, { eventId }) => {
    const stock = await readStock(eventId)
    if (!stock) throw new NotFound('event')
    const { sale, visibility } = stock
    if (maySee({ status: sale.status, visibility }, nobody)) return stock
    const found = await findEvent(ctx, eventId)
    if (!found || !maySee(found.view, found.viewer)) throw new NotFound('event')
    return stock
  },
  run: async (_ctx, _input, { types, sale, now }) => ({
    items: types.filter(({ hidden }) => !hidden).map((type) => availabilityOf(type, sale, now)),
    nextCursor: null,
  }),
})
