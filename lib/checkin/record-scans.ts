import type { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { callFunction } from '@/lib/db/sql'
import { reachEvent } from '@/lib/events/access'
import { verifyTicketCode } from '@/lib/tickets/code'
import { publicKeyOf } from '@/lib/tickets/event-key'
import { checkinCounts } from './counts'
import { type Reason, refusalOf } from './decide'
import { ScanIdTaken } from './errors'
import { recordScansInput, type scanInput } from './schema'
import { scanResults } from './view'

type Scan = z.output<typeof scanInput>

type Answer = {
  conflict?: boolean
  scanId: string
  decision: 'admit' | 'refuse'
  reason: Reason
  firstScan?: { at: string; gate: string }
  ticket?: { id: string; holderName: string; ticketTypeId: string; ticketTypeName: string; reference: string }
}

/**
 * Records looks at tickets, in the order given, and says of each whether it lets in. The code is checked with the
 * event's public key; the database decides and writes in one statement a scan. A scan sent again gets its first answer.
 */
export const recordScans = operation({
  name: 'checkin.recordScans',
  input: recordScansInput,
  output: scanResults,
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.scan'),
  raises: ['checkin.scan_id_taken'],
  async run(ctx, { scans }, event) {
    const publicKey = await publicKeyOf(event.id)
    const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    const results: Answer[] = []
    for (const scan of scans) {
      const { code, ticketId, reference, ...facts } = scan
      const answer = await callFunction<Answer>('record_scan', {
        ...facts,
        eventId: event.id,
        userId,
        ...(await keyOf(scan, publicKey)),
      })
      if (answer.conflict) throw new ScanIdTaken()
      results.push(answer)
    }
    const { inside, expected } = await checkinCounts(event.id)
    return {
      results: results.map(({ ticket, conflict: _taken, ...result }) => ({
        ...result,
        ...(ticket ? { ticket: { ...ticket, holder: { name: ticket.holderName } } } : {}),
      })),
      inside,
      expected,
      serverTime: new Date().toISOString(),
    }
  },
})

/** An order's number and the ticket's position in it, as printed under the QR: people type it where they type codes. */
const typedReference = /^\s*[0-9A-Z]{7}-\d{1,3}\s*$/i

const byReference = (text: string) => ({ by: 'reference', key: text.trim().toUpperCase() })

/** How the database finds the ticket, or why it need not look. */
async function keyOf(scan: Scan, publicKey: Uint8Array) {
  if (scan.ticketId !== undefined) return { by: 'ticket', key: scan.ticketId }
  if (scan.serial !== undefined) return { by: 'serial', key: scan.serial }
  if (scan.reference !== undefined) return byReference(scan.reference)
  const verdict = await verifyTicketCode(scan.code ?? '', publicKey)
  if (verdict.verdict === 'not_a_ticket' && typedReference.test(scan.code ?? '')) return byReference(scan.code ?? '')
  if (verdict.verdict !== 'genuine') return { refusal: refusalOf(verdict) }
  return { by: 'serial', key: verdict.serial, revision: verdict.revision }
}
