'use client'

import { type FormEvent, useDeferredValue, useState } from 'react'
import { Button } from '@/components/ui/button'
import { readTicketCode } from '@/lib/tickets/code'
import type { Door } from './offline/door'
import type { RosterTicket } from './offline/roster-ticket'
import { shortTime } from './verdict'

type Props = {
  door: Door
  /** changes whenever the list on this phone does */
  asOf: string
  timeZone: string
  onAdmit: (serial: string) => void
  onCode: (code: string) => void
}

const fewest = 3
const most = 20

/** People of this event by three letters of a name or an order, off the list on this phone: with or without a network. */
export function AttendeeSearch({ door, asOf, timeZone, onAdmit, onCode }: Props) {
  const [text, setText] = useState('')
  const query = useDeferredValue(text.trim())
  const enough = query.length >= fewest
  const found = enough ? door.roster.search(query, most + 1) : []

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!readTicketCode(text)) return
    onCode(text) // a hand-held reader typed into this field
    setText('')
  }

  return (
    <section className="flex flex-col gap-2 p-4">
      <search>
        <form onSubmit={submit} className="flex flex-col gap-2">
          <label htmlFor="name" className="font-semibold text-lg">
            Search by name
          </label>
          <input
            id="name"
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            className="min-h-16 rounded-lg bg-surface px-4 text-lg ring-2 ring-edge ring-inset"
          />
        </form>
      </search>
      <p role="status" className="text-base text-muted">
        {summaryOf(query, found.length, door.status().rosterSize)}
      </p>
      <ul className="divide-y divide-line" data-as-of={asOf}>
        {found.slice(0, most).map((person) => (
          <Person key={person.serial} door={door} person={person} timeZone={timeZone} onAdmit={() => onAdmit(person.serial)} />
        ))}
      </ul>
    </section>
  )
}

function summaryOf(query: string, found: number, known: number): string {
  if (known === 0) return 'The guest list has not reached this phone yet.'
  if (query.length < fewest) return 'Type three letters of the name, or of the order.'
  if (found === 0) return `Nobody found for "${query}". Try another part of the name, or the name on the order.`
  if (found > most) return `The first ${most} tickets. Type more of the name to see fewer.`
  return found === 1 ? '1 ticket' : `${found} tickets`
}

const worth = { valid: null, transferred: 'Passed on', refunded: 'Refunded', void: 'Cancelled', unpaid: 'Not paid' }

function Person({
  door,
  person,
  timeZone,
  onAdmit,
}: {
  door: Door
  person: RosterTicket
  timeZone: string
  onAdmit: () => void
}) {
  const { serial, holder, ticketTypeId, reference, status, email, flags, note } = person
  const presence = door.roster.presenceOf(serial)
  const inside = door.roster.isInside(serial, new Date())
  return (
    <li className="flex min-h-20 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="break-words font-semibold text-base">{holder}</p>
        <p className="truncate text-base">
          {door.roster.typeName(ticketTypeId)} <span className="code text-muted text-sm">{reference}</span>
        </p>
        {email ? <p className="truncate text-muted text-sm">{email}</p> : null}
        {flags.length > 0 || note ? (
          <p className="text-sm">{[...flags.map((flag) => flag.toUpperCase()), note].filter(Boolean).join(' · ')}</p>
        ) : null}
        {inside && presence?.lastAt ? (
          <p className="text-[#ffc453] text-sm">
            Inside since {shortTime(presence.lastAt, timeZone)}
            {presence.lastGate ? ` · ${presence.lastGate}` : ''}
          </p>
        ) : null}
        {worth[status] ? <p className="text-[#ff9b93] text-sm">{worth[status]}</p> : null}
      </div>
      <Button
        size="door"
        variant={inside || status !== 'valid' ? 'quiet' : 'primary'}
        onClick={onAdmit}
        aria-label={`Admit ${holder}, ${reference}`}
      >
        Admit
      </Button>
    </li>
  )
}
