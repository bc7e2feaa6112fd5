import { createCheckInList } from '@/lib/checkin/create-check-in-list'
import { createDoorLink } from '@/lib/checkin/create-door-link'
import { deleteCheckInList } from '@/lib/checkin/delete-check-in-list'
import { endDevice } from '@/lib/checkin/end-device'
import { listCheckInLists } from '@/lib/checkin/list-check-in-lists'
import { listDevices } from '@/lib/checkin/list-devices'
import { listDoorLinks } from '@/lib/checkin/list-door-links'
import { noteTicket } from '@/lib/checkin/note-ticket'
import { openDoor } from '@/lib/checkin/open-door'
import { openMemberDoor } from '@/lib/checkin/open-member-door'
import { readEntryRules } from '@/lib/checkin/read-entry-rules'
import { revokeDoorLink } from '@/lib/checkin/revoke-door-link'
import { setEntryRules } from '@/lib/checkin/set-entry-rules'
import { setTypeEntryRules } from '@/lib/checkin/set-type-entry-rules'
import { updateCheckInList } from '@/lib/checkin/update-check-in-list'
import { updateDoorLink } from '@/lib/checkin/update-door-link'
import { type Entry, entry } from '../entry'

const tag = 'Door set-up'
const links = '/events/{eventId}/door-links'
const lists = '/events/{eventId}/check-in-lists'
const devices = '/events/{eventId}/devices'

export const doorEntries: Entry[] = [
  entry('post', '/door/devices', openDoor, { status: 201, tag, summary: 'Let a device in by a door link; no account is needed' }),
  entry('post', devices, openMemberDoor, { status: 201, tag, summary: "Make a door of a member's browser" }),
  entry('get', devices, listDevices, { tag, summary: 'Devices that scan, the one last seen first' }),
  entry('delete', `${devices}/{deviceId}`, endDevice, {
    status: 204,
    tag,
    summary: 'End a device; a door may end itself',
    door: true,
  }),
  entry('post', links, createDoorLink, { status: 201, tag, summary: 'Make a door link' }),
  entry('get', links, listDoorLinks, { tag, summary: 'Door links with their addresses, the newest first' }),
  entry('patch', `${links}/{doorLinkId}`, updateDoorLink, { tag, summary: 'Change a door link; another PIN unlocks it' }),
  entry('delete', `${links}/{doorLinkId}`, revokeDoorLink, { tag, summary: 'Revoke a door link, and end its devices' }),
  entry('post', lists, createCheckInList, { status: 201, tag, summary: 'Make a list besides the entrance' }),
  entry('get', lists, listCheckInLists, { tag, summary: 'Lists besides the entrance', door: true }),
  entry('patch', `${lists}/{listId}`, updateCheckInList, { tag, summary: 'Change a list' }),
  entry('delete', `${lists}/{listId}`, deleteCheckInList, { status: 204, tag, summary: 'Delete a list nothing is recorded on' }),
  entry('get', '/events/{eventId}/entry-rules', readEntryRules, { tag, summary: 'Who is let in, when and how often' }),
  entry('put', '/events/{eventId}/entry-rules', setEntryRules, { tag, summary: 'Set the rules and gates of an event' }),
  entry('put', '/events/{eventId}/ticket-types/{ticketTypeId}/entry-rules', setTypeEntryRules, {
    tag,
    summary: 'Set what a ticket type says otherwise than its event',
  }),
  entry('patch', '/events/{eventId}/attendees/{ticketId}', noteTicket, {
    tag,
    summary: 'Tell the door what it should know of somebody',
  }),
]
