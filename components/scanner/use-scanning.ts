'use client'

import { useRef, useState } from 'react'
import { decideHere, lookUp, type Named } from './offline/decide-here'
import type { Door } from './offline/door'
import type { ScanWish } from './offline/judge'
import { type DoorVerdict, shownTicket } from './offline/verdict-made'

/** What fills the screen. `frameAt` is when the picture was taken that a code was read from, on the page's own clock. */
export type Shown = { id: string; frameAt?: number } & (
  | { kind: 'checking' }
  /** nothing is recorded yet: a person says whether */
  | { kind: 'preview'; verdict: DoorVerdict; named: Named }
  | { kind: 'verdict'; verdict: DoorVerdict & { undone: boolean }; named: Named }
  | { kind: 'group'; admitted: number; of: number; refused: string[] }
  | { kind: 'problem'; word: string; why: string }
)

const problems = {
  no_roster: {
    word: 'Not checked',
    why: 'There is no network, and the guest list never reached this phone. Go where there is a network once, then scan.',
  },
  /** the server counts them, the roster does not name them */
  strangers: {
    word: 'Scan each',
    why: 'This phone does not know the others of this order yet. Nobody more was let in: scan their tickets.',
  },
  ended: { word: 'Door closed', why: 'This door link has ended. Ask the organiser for a new one.' },
}

/** Scans one after the other: what is on the screen, and what can be done about it. */
export function useScanning(door: Door, { confirm, ...wish }: ScanWish & { confirm: boolean }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const count = useRef(0)
  const busy = useRef(false)
  const { direction = 'in', training = false } = wish

  const next = () => String(++count.current)

  const record = async (named: Named, more: { override?: boolean; frameAt?: number } = {}) => {
    const { override = false, frameAt } = more
    const id = next()
    busy.current = true
    setShown({ kind: 'checking', id, frameAt })
    const judged = await door.scan(named, { direction, training, override }).finally(() => {
      busy.current = false
    })
    if (judged.kind !== 'judged') return setShown({ kind: 'problem', id, ...problems[judged.kind] })
    setShown({ kind: 'verdict', id, frameAt, named, verdict: { ...judged.verdict, undone: false } })
  }

  /** Shows who it is before anything is recorded. What would be refused is recorded as refused at once: nobody has to confirm that. */
  const look = async (named: Named, frameAt?: number) => {
    const looked = await lookUp(door.roster, named)
    const now = new Date()
    const decided = looked && decideHere(looked, door.roster, door.session.link, { direction, now, override: false })
    if (!looked || decided?.decision !== 'admit') return record(named, { frameAt })
    const verdict: DoorVerdict = {
      ...{ scanId: '', direction, decision: 'admit', reason: 'ok', by: 'device', at: now.toISOString(), kept: true },
      ticket: looked.ticket && shownTicket(door.roster, looked.ticket),
      ...{ firstScan: decided.firstScan ?? null, overrode: null, flag: decided.flag ?? null, conflict: null, siblings: 0 },
    }
    setShown({ kind: 'preview', id: next(), frameAt, named, verdict })
  }

  return {
    shown,
    /** a code read, typed or picked; while one is being checked the next has to wait */
    take(named: Named, frameAt?: number) {
      if (busy.current) return
      void (confirm ? look(named, frameAt) : record(named, { frameAt }))
    },
    admit: () => shown?.kind === 'preview' && void record(shown.named),
    override: () => shown?.kind === 'verdict' && void record(shown.named, { override: true }),
    /** Everybody else of the same order who is not inside. */
    async admitSiblings() {
      if (shown?.kind !== 'verdict' || !shown.verdict.ticket?.serial) return
      const ticket = door.roster.ticket(shown.verdict.ticket.serial)
      const siblings = ticket ? door.roster.siblings(ticket, new Date()) : []
      const id = next()
      if (siblings.length === 0) return setShown({ kind: 'problem', id, ...problems.strangers })
      busy.current = true // a code read meanwhile would be refused behind the green of these
      setShown({ kind: 'checking', id })
      const refused: string[] = []
      try {
        for (const { serial, holder } of siblings) {
          const judged = await door.scan({ serial }, { direction, training })
          if (judged.kind !== 'judged' || judged.verdict.decision !== 'admit') refused.push(holder)
        }
      } finally {
        busy.current = false
      }
      setShown({ kind: 'group', id, admitted: siblings.length - refused.length, of: siblings.length, refused })
    },
    async undo() {
      if (shown?.kind !== 'verdict') return
      const { scanId, ticket } = shown.verdict
      await door.undo(scanId, ticket?.serial ?? null)
      setShown({ ...shown, id: next(), verdict: { ...shown.verdict, undone: true } })
    },
    dismiss: () => setShown(null),
  }
}

export type Scanning = ReturnType<typeof useScanning>
