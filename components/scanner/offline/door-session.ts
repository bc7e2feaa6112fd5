import type { z } from 'zod'
import type { openedDoor } from '@/lib/checkin/open-door-schema'
import { askServer, type Outcome } from './door-calls'
import { openVault, type Vault } from './vault'
import { devicesHere } from './vault-keys'

export type OpenedDoor = z.output<typeof openedDoor>

/** What this browser holds as a door. `from` tells a link that is opened again; an ended one has no token any more. */
export type DoorSession = Omit<OpenedDoor, 'serverTime'> & { from: string; ended: boolean }

export type Opening =
  | { kind: 'opened'; session: DoorSession }
  | { kind: 'pin_needed' }
  | { kind: 'wrong_pin'; triesLeft: number }
  | { kind: 'locked'; afterMs: number }
  | { kind: 'link_ended' }
  | { kind: 'offline' }
  /** a member's door: signed out, or without the right */
  | { kind: 'no_access' }
  | { kind: 'rejected'; message: string }

/** Sessions the browser does not keep live as long as the page. */
const held = new Map<string, DoorSession>()
const recordKey = 'session'

export async function keepSession(vault: Vault, session: DoorSession): Promise<boolean> {
  const kept = await vault.write([{ store: 'session', key: recordKey, value: session }])
  if (kept) held.delete(session.deviceId)
  else held.set(session.deviceId, session)
  return kept
}

export function dropSession(deviceId: string) {
  held.delete(deviceId)
}

/** The doors of this browser, several events' maybe, ended ones that still hold unsent scans among them. The newest last. */
export async function sessionsHere(): Promise<DoorSession[]> {
  const kept: DoorSession[] = []
  for (const deviceId of await devicesHere()) {
    const vault = await openVault(deviceId)
    const session = (await vault.all('session'))?.get(recordKey) as DoorSession | undefined
    await vault.close()
    if (session) kept.push(session)
  }
  const known = new Set(kept.map(({ deviceId }) => deviceId))
  return [...kept, ...[...held.values()].filter(({ deviceId }) => !known.has(deviceId))]
}

/** The secret of a door link: what follows #k= in its address; null in any other text. */
export const linkTokenOf = (text: string) => /(?:^|#|&)k=([\w-]{43})(?:&|$)/.exec(text.trim())?.[1] ?? null

async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function openingOf(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Opening {
  if (outcome.kind === 'ended') return { kind: 'link_ended' }
  if (outcome.kind === 'later') return { kind: outcome.why === 'offline' ? 'offline' : 'no_access' }
  const { code, facts, message, afterMs = 0 } = outcome
  if (code === 'door.pin_needed') return { kind: 'pin_needed' }
  if (code === 'door.wrong_pin') return { kind: 'wrong_pin', triesLeft: Number(facts.triesLeft) }
  if (code === 'door.locked') return { kind: 'locked', afterMs }
  return code === 'door.link_ended' ? { kind: 'link_ended' } : { kind: 'rejected', message }
}

async function open(path: string, body: object, from: string): Promise<Opening> {
  const outcome = await askServer<OpenedDoor>(path, { body })
  if (outcome.kind !== 'answered') return openingOf(outcome)
  const { serverTime: _, ...opened } = outcome.value
  const session: DoorSession = { ...opened, from, ended: false }
  const vault = await openVault(session.deviceId)
  await keepSession(vault, session)
  await vault.close()
  return { kind: 'opened', session }
}

const knownFrom = async (from: string) => (await sessionsHere()).find((session) => session.from === from && !session.ended)

/** Opens the door of a link. A link this browser opened before is opened as the same device, without a network too. */
export async function openByLink({ linkToken, ...rest }: { linkToken: string; pin?: string; name: string; version: string }) {
  const from = await fingerprint(linkToken)
  const session = await knownFrom(from)
  return session ? ({ kind: 'opened', session } as const) : open('/door/devices', { linkToken, ...rest }, from)
}

/** Makes this browser a door of a member's event, by the sign-in's cookie. The same gate and list again is the same device. */
export async function openAsMember({
  eventId,
  ...rest
}: {
  eventId: string
  name: string
  version: string
  gate: string
  listId: string | null
}) {
  const from = await fingerprint([eventId, rest.gate, rest.listId ?? ''].join('\n'))
  const session = await knownFrom(from)
  if (session) return { kind: 'opened', session } as const
  return open(`/events/${encodeURIComponent(eventId)}/devices`, rest, from)
}
