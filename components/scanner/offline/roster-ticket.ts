import type { Standing } from '@/lib/checkin/decide'
import type { ManifestView } from '@/lib/checkin/manifest-schema'
import type { Presence } from '@/lib/checkin/presence'

/** A ticket as the device keeps it. */
export type RosterTicket = {
  serial: string
  revision: number
  ticketTypeId: string
  status: Standing
  holder: string
  /** order number and position: K7M2Q9D-1 */
  reference: string
  /** on the door's list; null: nobody came with it yet */
  presence: Presence | null
  note: string
  flags: string[]
  /** only where the door may see it */
  email?: string
}

/** What the door knows besides tickets. */
export type RosterHead = Pick<ManifestView, 'cursor' | 'event' | 'lists' | 'ticketTypes'>

/** One page of changes, read off the wire. */
export type RosterPage = { head: RosterHead; tickets: RosterTicket[]; more: boolean; reset: boolean }

/** The order of a reference: tickets that share it are siblings. */
export const orderOf = (reference: string) => reference.slice(0, Math.max(0, reference.lastIndexOf('-'))) || reference

/** Which of the 256 buckets on the disk a ticket lies in: serials are random, so they fill evenly. */
export const bucketOf = (serial: string) => serial.slice(0, 2)
