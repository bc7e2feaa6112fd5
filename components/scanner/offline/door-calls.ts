import type { z } from 'zod'
import type { ManifestView } from '@/lib/checkin/manifest-schema'
import type { scanResults } from '@/lib/checkin/view'
import type { ScanItem } from './entry'

export type ScanAnswers = z.output<typeof scanResults>
export type ScanAnswer = ScanAnswers['results'][number]

/** When a request left and its answer was here, by the device's own clock, in milliseconds. */
export type Times = { askedAt: number; answeredAt: number }

/** What came of asking the server. */
export type Outcome<T> =
  | { kind: 'answered'; value: T; times: Times }
  /** may be asked again later: no network, an overloaded server, or one that does not let this door do it now */
  | { kind: 'later'; why: 'offline' | 'signed_out' | 'no_access'; afterMs?: number }
  /** asking again would change nothing; the words are the server's */
  | { kind: 'rejected'; code: string; message: string; facts: Record<string, unknown>; afterMs?: number }
  /** the device or its link has ended: nothing will be answered any more */
  | { kind: 'ended' }

/** What a device says of itself, for the organiser's list. */
export type DeviceReport = { version: string; unsent: number; clockOffsetMs?: number }

type Asked = { method?: string; body?: unknown; patience?: number; token?: string; headers?: Record<string, string> }

const patienceForOne = 15_000

function refused(response: Response, body: unknown): Outcome<never> {
  const { code = '', detail, title, ...facts } = (body ?? {}) as { code?: string; detail?: string; title?: string }
  const seconds = Number(response.headers.get('retry-after'))
  const wait = seconds > 0 ? { afterMs: seconds * 1_000 } : {}
  if (code === 'door.ended') return { kind: 'ended' }
  // a captive portal's answers are no words of ours
  const isOurs = response.headers.get('content-type')?.includes('problem+json') ?? false
  if (!isOurs || response.status === 408 || response.status >= 500) return { kind: 'later', why: 'offline', ...wait }
  if (code.startsWith('door.') || ![401, 403, 404, 429].includes(response.status))
    return { kind: 'rejected', code, message: detail ?? title ?? 'The server did not accept this.', facts, ...wait }
  const why = response.status === 401 ? 'signed_out' : response.status === 429 ? 'offline' : 'no_access'
  return { kind: 'later', why, ...wait }
}

/** Asks the server; never throws. `patience` is in milliseconds. */
export async function askServer<T>(
  path: string,
  { method, body, patience = patienceForOne, token, headers: more }: Asked = {},
): Promise<Outcome<T>> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patience)
  const headers: Record<string, string> = { accept: 'application/json', ...more }
  if (token) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    const askedAt = Date.now()
    const init = {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      signal: giveUp.signal,
      cache: 'no-store' as const,
    }
    const response = await fetch(`/api/v1${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    const answeredAt = Date.now()
    const value = response.status === 204 ? null : await response.json()
    return response.ok ? { kind: 'answered', value: value as T, times: { askedAt, answeredAt } } : refused(response, value)
  } catch {
    return { kind: 'later', why: 'offline' }
  } finally {
    clearTimeout(timer)
  }
}

export type DoorCalls = ReturnType<typeof doorCalls>

/** The few calls a door makes once it is open, with its own token. */
export function doorCalls({ eventId, token }: { eventId: string; token: string }) {
  const event = `/events/${encodeURIComponent(eventId)}`
  return {
    send: (scans: ScanItem[], device: DeviceReport, patience?: number) =>
      askServer<ScanAnswers>(`${event}/scans`, { token, patience, body: { sentAt: new Date().toISOString(), device, scans } }),
    undo: (scanId: string) => askServer<unknown>(`${event}/scans/${encodeURIComponent(scanId)}`, { token, method: 'DELETE' }),
    manifest(since: string | null, { version, unsent, clockOffsetMs }: DeviceReport) {
      const asked = new URLSearchParams({ version, unsent: String(unsent), ...(since === null ? {} : { since }) })
      if (clockOffsetMs !== undefined) asked.set('clockOffsetMs', String(clockOffsetMs))
      return askServer<ManifestView>(`${event}/manifest?${asked}`, { token, patience: 60_000 })
    },
    /** This device leaves: the server forgets its token. */
    leave: (deviceId: string) =>
      askServer<unknown>(`${event}/devices/${encodeURIComponent(deviceId)}`, { token, method: 'DELETE' }),
  }
}
