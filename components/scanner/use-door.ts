'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { newId } from '@/lib/core/id'
import { type Counts, doorApi, type Outcome, type Scan, type ScannedTicket } from './door-api'
import { doorReducer, waitingCount } from './door-state'
import { createScanQueue } from './scan-queue'
import { openUnsentScans } from './unsent-scans'

const pollEvery = 2_000
const longestCode = 500 // what the server takes; a ticket's code has 117

function whyNotUndone(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): string {
  if (outcome.kind === 'rejected') return outcome.message
  if (outcome.standing === 'no_access') return 'Not taken back: your role does not allow it. Ask the organiser.'
  if (outcome.standing === 'signed_out') return 'Not taken back: you are signed out.'
  return 'Not taken back: the server did not answer. Try again.'
}

function thisDevice(): string {
  const known = localStorage.getItem('foyer.device')
  if (known) return known
  const made = newId('dev')
  localStorage.setItem('foyer.device', made)
  return made
}

/** One door of one event: its scans, what the server said of them, and how many people are inside. */
export function useDoor(eventId: string, gate: string, counts: Counts) {
  const [door, dispatch] = useReducer(doorReducer, { entries: [], shown: null, counts, countedAt: 0, standing: 'online' })
  const [api] = useState(() => doorApi(eventId))
  const queue = useRef<ReturnType<typeof createScanQueue>>(null)

  const count = useCallback(async () => {
    const askedAt = performance.now()
    const outcome = await api.counts()
    if (outcome.kind === 'answered') {
      dispatch({ type: 'counted', counts: outcome.value, askedAt })
      dispatch({ type: 'standing', standing: 'online' })
      void queue.current?.flush()
    } else if (outcome.kind === 'later') dispatch({ type: 'standing', standing: outcome.standing })
  }, [api])

  useEffect(() => {
    const opened = createScanQueue({
      send: api.send,
      kept: openUnsentScans(eventId, localStorage),
      onResult: (result) => dispatch({ type: 'answered', result, at: performance.now() }),
      onRejected: (scanId, message) => dispatch({ type: 'rejected', scanId, message }),
      onDelayed: (scanIds) => dispatch({ type: 'delayed', scanIds }),
      onStanding: (standing) => dispatch({ type: 'standing', standing }),
    })
    queue.current = opened
    dispatch({ type: 'restored', scans: opened.waiting() })
    void opened.flush()
    const online = () => void opened.flush()
    const offline = () => dispatch({ type: 'standing', standing: 'offline' })
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      opened.close()
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  }, [api, eventId])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    const poll = async () => {
      if (!document.hidden) await count()
      if (!ended) timer = setTimeout(poll, pollEvery)
    }
    void poll()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [count])

  const waiting = waitingCount(door)
  useEffect(() => {
    if (waiting === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [waiting])

  const capture = useCallback(
    (what: { code: string } | { ticketId: string }, ticket?: ScannedTicket, frameAt?: number) => {
      const at = new Date().toISOString()
      const named = 'code' in what ? { code: what.code.slice(0, longestCode) } : what
      const scan: Scan = { scanId: newId('scn'), ...named, gate, deviceId: thisDevice(), direction: 'in', at }
      dispatch({ type: 'captured', scan, ticket, frameAt })
      queue.current?.add(scan)
    },
    [gate],
  )

  const undo = useCallback(
    async (scanId: string) => {
      dispatch({ type: 'undoing', scanId })
      const outcome = await api.undo(scanId)
      if (outcome.kind === 'answered') {
        dispatch({ type: 'undone', scanId, at: performance.now() })
      } else {
        dispatch({ type: 'notUndone', scanId, message: whyNotUndone(outcome) })
      }
    },
    [api],
  )

  return { door, waiting, capture, undo, dismiss: useCallback(() => dispatch({ type: 'dismissed' }), []), find: api.find }
}
