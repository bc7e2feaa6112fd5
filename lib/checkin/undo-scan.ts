import { z } from 'zod'
import { actorName } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { callFunction } from '@/lib/db/sql'
import { reachEvent } from '@/lib/events/access'
import { NotAnAdmission } from './errors'
import { undoScanInput } from './schema'

type Answer = { outcome: 'undone' | 'already' | 'not_found' | 'not_an_admission' }

/** Takes an admission back. The scan stays on record, marked; undoing it again is no error. */
export const undoScan = operation({
  name: 'checkin.undoScan',
  input: undoScanInput,
  output: z.object({}),
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.undo'),
  raises: ['scan.not_found', 'checkin.not_an_admission'],
  async run(ctx, { scanId }, event) {
    const { outcome } = await callFunction<Answer>('undo_scan', {
      scanId,
      eventId: event.id,
      actor: actorName(ctx.actor),
      requestId: ctx.requestId,
    })
    if (outcome === 'not_found') throw new NotFound('scan')
    if (outcome === 'not_an_admission') throw new NotAnAdmission()
    return {}
  },
})
