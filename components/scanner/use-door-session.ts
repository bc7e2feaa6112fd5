'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Door, openDoor } from './offline/door'
import { type DoorSession, linkTokenOf, type Opening, openByLink, sessionsHere } from './offline/door-session'
import { pageVersion } from './page-version'

const lastKey = 'foyer.door'

/** What stands between somebody and their door. */
export type Entering =
  | { kind: 'opening' }
  /** no door here yet; `problem`: why the link that was tried did not open one */
  | { kind: 'none'; problem?: Exclude<Opening['kind'], 'opened' | 'pin_needed' | 'wrong_pin'>; message?: string }
  | { kind: 'pin'; linkToken: string; triesLeft?: number }
  | { kind: 'open'; door: Door; sessions: DoorSession[] }

/** What the organiser's list calls this phone. */
export const deviceName = () => {
  const platform = /iPhone|iPad|Android|Windows|Mac|Linux/.exec(navigator.userAgent)?.[0] ?? 'Browser'
  const browser = /Firefox|Edg|Chrome|Safari/.exec(navigator.userAgent)?.[0]?.replace('Edg', 'Edge') ?? ''
  return [platform, browser].filter(Boolean).join(', ')
}

/** The door this page opens next. */
export const rememberDoor = (deviceId: string) => localStorage.setItem(lastKey, deviceId)

/** Opens the door this phone stands at: that of the link in the address, or the last one. */
export function useDoorSession() {
  const [entering, setEntering] = useState<Entering>({ kind: 'opening' })

  const enter = useCallback(async (session: DoorSession) => {
    rememberDoor(session.deviceId)
    const door = await openDoor(session, pageVersion)
    const sessions = await sessionsHere()
    setEntering((before) => {
      if (before.kind === 'open') before.door.close()
      return { kind: 'open', door, sessions }
    })
    void door.start()
  }, [])

  const tryLink = useCallback(
    async (linkToken: string, pin?: string) => {
      const opening = await openByLink({ linkToken, name: deviceName(), version: pageVersion, ...(pin ? { pin } : {}) })
      if (opening.kind === 'opened') return enter(opening.session)
      if (opening.kind === 'pin_needed') return setEntering({ kind: 'pin', linkToken })
      if (opening.kind === 'wrong_pin') return setEntering({ kind: 'pin', linkToken, triesLeft: opening.triesLeft })
      setEntering({ kind: 'none', problem: opening.kind, ...('message' in opening ? { message: opening.message } : {}) })
    },
    [enter],
  )

  const begin = useCallback(async () => {
    const linkToken = linkTokenOf(window.location.hash)
    if (linkToken) {
      history.replaceState(null, '', window.location.pathname) // the secret stays in no history and on no screen
      return tryLink(linkToken)
    }
    const sessions = await sessionsHere()
    const last = sessions.find(({ deviceId }) => deviceId === localStorage.getItem(lastKey))
    const session = last ?? sessions.findLast(({ ended }) => !ended) ?? sessions.at(-1)
    if (session) await enter(session)
    else setEntering({ kind: 'none' })
  }, [enter, tryLink])

  useEffect(() => {
    void begin()
    const onHash = () => {
      if (linkTokenOf(window.location.hash)) void begin()
    }
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [begin])

  return { entering, tryLink, enter, leave: useCallback(() => void begin(), [begin]) }
}
