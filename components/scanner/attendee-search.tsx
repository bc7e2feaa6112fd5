'use client'

import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { readTicketCode } from '@/lib/tickets/code'
import type { Attendee, DoorApi } from './door-api'
import { shortTime } from './verdict'

type Found = { for: string; asOf: number; people: Attendee[]; more: boolean; problem?: string }
type Props = {
  find: DoorApi['find']
  timeZone: string
  /** how many are inside: when that moves, a list on the screen is asked for again */
  inside: number
  onAdmit: (attendee: Attendee) => void
  onCode: (code: string) => void
}

const fewest = 3
const afterLastKey = 250

/** People of this event by name, and a button that admits one. Asked of the server from three letters on. */
export function AttendeeSearch({ find, timeZone, inside, onAdmit, onCode }: Props) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found>()
  const query = text.trim()
  const enough = query.length >= fewest
  const search = useEffectEvent(async (asOf: number, signal: AbortSignal) => {
    const outcome = await find(query, signal)
    if (signal.aborted) return
    if (outcome.kind === 'answered')
      return setFound({ for: query, asOf, people: outcome.value.items, more: outcome.value.nextCursor !== null })
    const problem =
      outcome.kind === 'rejected' ? outcome.message : 'The server did not answer. Names can be searched when there is a network.'
    setFound({ for: query, asOf, people: [], more: false, problem })
  })

  useEffect(() => {
    if (query.length < fewest) return
    const stop = new AbortController()
    const timer = setTimeout(() => search(inside, stop.signal), afterLastKey)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, inside])

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
        {summaryOf(enough, query, found)}
      </p>
      <ul className="divide-y divide-line" aria-busy={enough && (found?.for !== query || found.asOf !== inside)}>
        {(enough && found?.for === query ? found.people : []).map((person) => (
          <Person key={person.ticketId} person={person} timeZone={timeZone} onAdmit={() => onAdmit(person)} />
        ))}
      </ul>
    </section>
  )
}

function summaryOf(enough: boolean, query: string, found: Found | undefined): string {
  if (!enough) return 'Type at least three letters of the name.'
  if (found?.for !== query) return 'Searching'
  if (found.problem) return found.problem
  if (found.people.length === 0) return `Nobody found for "${query}". Try another part of the name, or the name on the order.`
  if (found.more) return `The first ${found.people.length} tickets. Type more of the name to see fewer.`
  return found.people.length === 1 ? '1 ticket' : `${found.people.length} tickets`
}

function Person({ person, timeZone, onAdmit }: { person: Attendee; timeZone: string; onAdmit: () => void }) {
  const { name, ticketTypeName, reference, status, voidReason, admittedAt, admittedGate } = person
  return (
    <li className="flex min-h-20 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="break-words font-semibold text-base">{name}</p>
        <p className="truncate text-base">
          {ticketTypeName} <span className="code text-muted text-sm">{reference}</span>
        </p>
        {admittedAt ? (
          <p className="text-[#ffc453] text-sm">
            Inside since {shortTime(admittedAt, timeZone)}
            {admittedGate ? ` · ${admittedGate}` : ''}
          </p>
        ) : null}
        {status === 'valid' ? null : (
          <p className="text-[#ff9b93] text-sm">
            {status === 'transferred' ? 'Passed on' : voidReason === 'refunded' ? 'Refunded' : 'Cancelled'}
          </p>
        )}
      </div>
      <Button
        size="door"
        variant={admittedAt || status !== 'valid' ? 'quiet' : 'primary'}
        onClick={onAdmit}
        aria-label={`Admit ${name}, ${reference}`}
      >
        Admit
      </Button>
    </li>
  )
}
