import type { z } from 'zod'
import type { scanInput } from '@/lib/checkin/schema'
import type { CheckinView, scanResult } from '@/lib/checkin/view'
import type { attendeeView } from '@/lib/orders/list-attendees'

/** `expected` are the valid tickets; the server's numbers may be a second old. */
export type Counts = Pick<CheckinView, 'inside' | 'expected'>
export type Scan = z.output<typeof scanInput>
export type ScanResult = z.output<typeof scanResult>
export type ScannedTicket = Pick<NonNullable<ScanResult['ticket']>, 'holder' | 'ticketTypeName' | 'reference'>
export type Attendee = z.output<typeof attendeeView>

/** How the door stands with the server: only `online` gets answers. */
export type Standing = 'online' | 'offline' | 'signed_out' | 'no_access'

export type Outcome<T> =
  | { kind: 'answered'; value: T }
  /** may be asked again later: no network, an overloaded server, a session that ended */
  | { kind: 'later'; standing: Exclude<Standing, 'online'>; afterMs?: number }
  /** asking again would change nothing; the words are the server's */
  | { kind: 'rejected'; message: string }

const patience = 8_000

async function call<T>(path: string, init: RequestInit = {}): Promise<Outcome<T>> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patience)
  init.signal?.addEventListener('abort', () => giveUp.abort())
  let response: Response
  let body: unknown
  try {
    const headers: Record<string, string> = init.body
      ? { 'content-type': 'application/json', accept: 'application/json' }
      : { accept: 'application/json' }
    response = await fetch(`/api/v1${path}`, { ...init, headers, signal: giveUp.signal, cache: 'no-store' })
    body = response.status === 204 ? null : await response.json()
  } catch {
    return { kind: 'later', standing: 'offline' } // no connection, or the answer is not from our server (a hotel's sign-in page)
  } finally {
    clearTimeout(timer)
  }
  if (response.ok) return { kind: 'answered', value: body as T }
  if (response.status === 401) return { kind: 'later', standing: 'signed_out' }
  if (response.status === 403 || response.status === 404) return { kind: 'later', standing: 'no_access' }
  if (response.status === 408 || response.status === 429 || response.status >= 500) {
    const seconds = Number(response.headers.get('retry-after'))
    return { kind: 'later', standing: 'offline', ...(seconds > 0 ? { afterMs: seconds * 1_000 } : {}) }
  }
  const { detail, title } = (body ?? {}) as { detail?: string; title?: string }
  return { kind: 'rejected', message: detail ?? title ?? 'The server did not accept this.' }
}

/** The few calls a door makes, with the session's cookie. None of them throws. */
export function doorApi(eventId: string) {
  const event = `/events/${encodeURIComponent(eventId)}`
  return {
    counts: () => call<Counts>(`${event}/checkin`),
    send: (scans: Scan[]) =>
      call<{ results: ScanResult[] }>(`${event}/scans`, { method: 'POST', body: JSON.stringify({ scans }) }),
    undo: (scanId: string) => call<unknown>(`${event}/scans/${encodeURIComponent(scanId)}`, { method: 'DELETE' }),
    find: (text: string, signal: AbortSignal) =>
      call<{ items: Attendee[]; nextCursor: string | null }>(
        `${event}/attendees?${new URLSearchParams({ q: text, limit: '20' })}`,
        { signal },
      ),
  }
}

export type DoorApi = ReturnType<typeof doorApi>
