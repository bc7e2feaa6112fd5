import type { z } from 'zod'
import { Forbidden } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { verifyTicketCode } from '@/lib/tickets/code'
import { publicKeyOf } from '@/lib/tickets/event-key'
import { checkinCounts } from './counts'
import { refusalOf } from './decide'
import { doorOf, mayOverride } from './door-of'
import { ScanIdTaken } from './errors'
import { reachDoor } from './reach-door'
import { recordTogether } from './record-together'
import { recordScansInput, type scanInput } from './schema'
import { type scanResult, scanResults } from './view'

type Input = z.output<typeof recordScansInput>
type Scan = z.output<typeof scanInput>
type Result = z.output<typeof scanResult>
type Ticket = Omit<NonNullable<Result['ticket']>, 'holder'> & { holderName: string }
type Answer = Omit<Result, 'ticket'> & { ticket?: Ticket; taken?: true }

/**
 * Records looks at tickets, in the order given, and says of each whether it lets in. The code is checked with the event's
 * public key; the database decides and writes, all of them in one statement. What a device decided without a network is
 * recorded as that. A scan sent again gets its first answer.
 */
export const recordScans = operation({
  name: 'checkin.recordScans',
  input: recordScansInput,
  output: scanResults,
  access: reachDoor,
  raises: ['checkin.scan_id_taken'],
  async run(ctx, input, event) {
    const { scans } = input
    const door = doorOf(ctx.actor)
    const overrides = scans.some((scan) => scan.override) && mayOverride(ctx.actor, event.role)
    // Whom a device let in it let in: that is recorded all the same, and shown as what it was.
    if (!overrides && scans.some((scan) => scan.override && !scan.decided)) throw new Forbidden()

    const publicKey = await publicKeyOf(event.id)
    const lag = await clockOf(input)
    const facts = async ({ code, ticketId, reference, serial, ...scan }: Scan) => ({
      ...scan,
      ...door.fixed,
      ...(await keyOf({ code, ticketId, reference, serial }, publicKey)),
      override: overrides && scan.override,
      clockOffsetMs: scan.clockOffsetMs ?? lag,
    })
    const { results, now } = await recordTogether<{ results: Answer[]; now: string }>({
      shared: { eventId: event.id, userId: door.userId },
      scans: await Promise.all(scans.map(facts)),
      ...(door.deviceId && input.device ? { device: { id: door.deviceId, ...input.device } } : {}),
    })
    if (results.some(({ taken }) => taken)) throw new ScanIdTaken()
    const { inside, expected } = await checkinCounts(event.id)
    return { results: results.map(told), inside, expected, serverTime: new Date(now).toISOString() }
  },
})

function told({ ticket, ...result }: Answer): Result {
  return ticket ? { ...result, ticket: { ...ticket, holder: { name: ticket.holderName } } } : result
}

const noticeable = 5_000 // milliseconds; below it is the way here as much as the clock

/** The offset of a clock that its device has not measured, by when it says that it sent this. */
async function clockOf({ device, sentAt, scans }: Input): Promise<number | undefined> {
  const isAsked = scans.some(({ decided, clockOffsetMs }) => decided && clockOffsetMs === undefined)
  if (device?.clockOffsetMs !== undefined || !sentAt || !isAsked) return device?.clockOffsetMs
  const [clock] = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const offset = clock!.now.getTime() - Date.parse(sentAt)
  return Math.abs(offset) > noticeable ? offset : undefined
}

/** An order's number and the ticket's position in it, as printed under the QR: people type it where they type codes. */
const typedReference = /^\s*[0-9A-Z]{7}-\d{1,3}\s*$/i

const byReference = (text: string) => ({ by: 'reference', key: text.trim().toUpperCase() })

type Named = Pick<Scan, 'code' | 'ticketId' | 'reference' | 'serial'>

/** How the database finds the ticket, or why it need not look. */
async function keyOf({ code = '', ticketId, reference, serial }: Named, publicKey: Uint8Array) {
  if (ticketId !== undefined) return { by: 'ticket', key: ticketId }
  if (serial !== undefined) return { by: 'serial', key: serial }
  if (reference !== undefined) return byReference(reference)
  const verdict = await verifyTicketCode(code, publicKey)
  if (verdict.verdict === 'not_a_ticket' && typedReference.test(code)) return byReference(code)
  if (verdict.verdict !== 'genuine') return { refusal: refusalOf(verdict) }
  return { by: 'serial', key: verdict.serial, revision: verdict.revision }
}
