import { decide } from '@/lib/checkin/decide'
import type { DoorPlace, ManifestView } from '@/lib/checkin/manifest-schema'
import { foldScans, type StandingScan } from '@/lib/checkin/presence'
import { resolve } from '@/lib/checkin/rules'
import { generateEventKey, readTicketCode, signTicketCode } from '@/lib/tickets/code'
import type { ScanItem } from '../entry'

export const zone = 'Europe/Madrid'
const rules = resolve({})

/** What becomes of one request: it arrives, it never does, its answer never does, it arrives twice, or after the next one. */
export type Fate = 'ok' | 'lost' | 'answer_lost' | 'twice' | 'late' | 'ended' | 'portal' | 'hang'

type Recorded = { item: ScanItem; decision: string; reason: string; times: number }

/** A server at the network's edge that keeps the contract of scans: one record for each id, the first answer for a repeat. */
export async function doorServer(tickets: ManifestView['tickets']) {
  const key = await generateEventKey()
  const bySerial = new Map(tickets.map((ticket) => [ticket[0], ticket]))
  const recorded = new Map<string, Recorded>()
  const undone = new Set<string>()
  const fates: Fate[] = []
  const requests: { path: string; method: string; body: { scans?: ScanItem[] } | null }[] = []
  let late: (() => unknown)[] = []
  const server = {
    ...{ key, recorded, undone, fates, requests, bySerial },
    offsetMs: 0,
    place: undefined as DoorPlace | undefined,
    refuses: (_: ScanItem) => false,
  }

  const now = () => new Date(Date.now() + server.offsetMs)
  const standing = (serial: string) =>
    [...recorded.values()].flatMap(({ item, decision }): StandingScan[] => {
      const isOf = (item.serial ?? readTicketCode(item.code ?? '')?.serial) === serial && decision === 'admit'
      if (!isOf || undone.has(item.scanId)) return []
      return [{ id: item.scanId, direction: item.direction, at: item.at, gate: item.gate ?? '' }]
    })
  const presenceOf = (serial: string) => foldScans(standing(serial), rules, zone).presence

  function record(item: ScanItem) {
    const known = recorded.get(item.scanId)
    if (known) return { ...known, times: ++known.times }
    const serial = item.serial ?? readTicketCode(item.code ?? '')?.serial ?? ''
    const ticket = bySerial.get(serial)
    const decided =
      item.decided ??
      decide({
        ...{ code: null, presence: presenceOf(serial), rules, event: { id: 'evt_1', timeZone: zone }, gate: '', now: now() },
        ...{ direction: item.direction, override: item.override },
        ticket: ticket ? { eventId: 'evt_1', ticketTypeId: 'typ_1', status: 'valid', revision: ticket[1] } : null,
      })
    const made = { item, decision: decided.decision, reason: decided.reason, times: 1 }
    recorded.set(item.scanId, made)
    return made
  }

  function answer(path: string, method: string, body: { scans?: ScanItem[] } | null): Response {
    const problem = (status: number, code: string) =>
      Response.json({ code, detail: code }, { status, headers: { 'content-type': 'application/problem+json' } })
    if (path.includes('/manifest')) {
      const all = [...bySerial.values()].map((ticket) => {
        const { inside, entries, day, dayEntries, firstAt, firstGate, lastAt, lastGate, conflicts } = presenceOf(ticket[0])
        const tuple = entries ? [inside, entries, day, dayEntries, firstAt, firstGate, lastAt, lastGate, conflicts] : null
        return ticket.map((value, at) => (at === 6 ? tuple : value))
      })
      return Response.json({
        ...(server.place ? { door: server.place } : {}),
        ...{
          cursor: String(requests.length),
          more: false,
          reset: !path.includes('since='),
          serverTime: now().toISOString(),
          tickets: all,
        },
        event: {
          ...{
            id: 'evt_1',
            title: 'E',
            startsAt: '',
            endsAt: '',
            timeZone: zone,
            rules: {},
            gates: [],
            capacity: null,
            inside: 0,
          },
          publicKey: Buffer.from(key.publicKey).toString('base64url'),
        },
        ...{ lists: [], ticketTypes: [{ id: 'typ_1', name: 'Standard', rules: {} }] },
      })
    }
    if (method === 'DELETE') {
      const scanId = path.split('/').at(-1)!
      if (!recorded.has(scanId)) return problem(404, 'scan.not_found')
      undone.add(scanId)
      return Response.json({})
    }
    const scans = body?.scans ?? []
    if (scans.length > 200 || scans.some(server.refuses)) return problem(422, 'invalid')
    const results = scans.map((item) => {
      const { decision, reason } = record(item)
      const ticket = bySerial.get(item.serial ?? readTicketCode(item.code ?? '')?.serial ?? '')
      const shown = ticket && {
        ...{ id: 'tkt', ticketTypeId: 'typ_1', ticketTypeName: 'Standard', holder: { name: ticket[4] }, reference: ticket[5] },
      }
      return { scanId: item.scanId, decision, reason, ...(shown ? { ticket: shown } : {}) }
    })
    return Response.json({ results, inside: 0, expected: bySerial.size, serverTime: now().toISOString() })
  }

  async function fetch(url: string, { method = 'GET', body, signal }: RequestInit = {}): Promise<Response> {
    const fate = fates.shift() ?? 'ok'
    const asked = { path: url, method, body: body ? JSON.parse(String(body)) : null }
    requests.push(asked)
    const serve = () => answer(url, method, asked.body)
    const dropped = new TypeError('fetch failed')
    if (fate === 'hang') await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(dropped)))
    if (fate === 'late') late.push(serve)
    if (fate === 'lost' || fate === 'late') throw dropped
    if (fate === 'portal') return new Response('<html>Sign in to the Wi-Fi</html>', { headers: { 'content-type': 'text/html' } })
    if (fate === 'ended')
      return Response.json({ code: 'door.ended' }, { status: 401, headers: { 'content-type': 'application/problem+json' } })
    const response = serve()
    if (fate === 'twice') serve()
    for (const arrive of late.splice(0)) arrive()
    late = []
    if (fate === 'answer_lost') throw dropped
    return response
  }

  const codeOf = (serial: string, revision = 1) => signTicketCode({ ...key, serial, revision })
  return Object.assign(server, { fetch, codeOf })
}
