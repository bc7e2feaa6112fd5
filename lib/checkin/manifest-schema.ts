import { z } from 'zod'
import { doorRights } from '@/lib/core/context'
import { eventId } from '@/lib/events/schema'
import { standings } from './decide'
import { entryRules } from './rules'

export const manifestInput = z.object({
  eventId,
  since: z.string().max(2_000).optional().meta({ description: 'The cursor of the last answer; left out, the whole roster' }),
  limit: z.int().min(1).max(5_000).default(5_000),
  listId: z.string().max(40).optional().meta({ description: 'For who is no door: whose presence. A door’s is its own list’s' }),
  version: z.string().max(80).optional().meta({ description: 'Of the page, for the list of devices; so are the next two' }),
  unsent: z.int().min(0).max(1_000_000).optional(),
  clockOffsetMs: z.int().min(-4e12).max(4e12).optional(),
})

/** `Presence` (presence.ts) without its names: inside, entries, day, dayEntries, firstAt, firstGate, lastAt, lastGate, conflicts. */
export const presenceTuple = z.tuple([
  z.boolean(),
  z.int(),
  z.string().nullable(),
  z.int(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.int(),
])

/** One ticket: serial, revision, type, standing, holder's name, reference, presence, note, flags, address. */
export const ticketTuple = z
  .tuple([
    z.string(),
    z.int(),
    z.int(),
    z.int(),
    z.string(),
    z.string(),
    presenceTuple.nullable(),
    z.string(),
    z.array(z.string()),
    z.string().nullable(),
  ])
  .meta({
    id: 'RosterTicket',
    description: [
      'serial (16 hex digits, what its code carries)',
      'revision of its code',
      'index of its type in `ticketTypes` of this answer',
      `standing: ${standings.map((standing, index) => `${index} ${standing}`).join(', ')}`,
      'name of the holder',
      'reference',
      'where they stand on the list, or null: [inside, entries, day, entries that day, firstAt, firstGate, lastAt, lastGate, conflicts]',
      'note for the door',
      'flags',
      'e-mail address, or null where the door may not see it',
    ].join(' · '),
  })

/** What of a door's link can change while its devices stay. */
export const doorPlace = z.object({
  gate: z.string(),
  listId: z.string().nullable(),
  ticketTypeIds: z.array(z.string()),
  rights: z.array(z.enum(doorRights)),
  expiresAt: z.string(),
})
export type DoorPlace = z.output<typeof doorPlace>

/** What a door needs to decide without a network. Instants in UTC. */
export const manifestView = z
  .object({
    cursor: z.string().meta({ description: 'Send it as `since` with the next request' }),
    more: z.boolean().meta({ description: 'Ask again at once: there are more tickets' }),
    reset: z.boolean().meta({ description: 'The whole roster begins here: forget every ticket you had' }),
    serverTime: z.string(),
    door: doorPlace.optional().meta({ description: 'Where the asking door stands and what it may, as the organiser has it now' }),
    event: z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      timeZone: z.string(),
      publicKey: z.string().meta({ description: 'Ed25519, 32 bytes in base64url: every code can be checked with it' }),
      rules: entryRules,
      gates: z.array(z.string()),
      capacity: z.int().nullable(),
      inside: z.int().meta({ description: 'On the list of the door, at most a second old' }),
    }),
    lists: z.array(z.object({ id: z.string(), name: z.string(), ticketTypeIds: z.array(z.string()), rules: entryRules })),
    ticketTypes: z.array(z.object({ id: z.string(), name: z.string(), rules: entryRules })),
    tickets: z.array(ticketTuple),
  })
  .meta({ id: 'Manifest' })
export type ManifestView = z.output<typeof manifestView>
