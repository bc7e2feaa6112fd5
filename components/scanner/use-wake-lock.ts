'use client'

import { useEffect } from 'react'

/** Keeps the screen on while `active` and the page is seen; browsers drop the lock whenever it is hidden. */
export function useWakeLock(active: boolean) {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let ended = false
    const take = async () => {
      if (document.hidden || (lock && !lock.released)) return
      try {
        const taken = await navigator.wakeLock.request('screen')
        if (ended) await taken.release()
        else lock = taken
      } catch {
        lock = undefined // a low battery refuses it; the screen then goes dark as it always does
      }
    }
    void take()
    document.addEventListener('visibilitychange', take)
    return () => {
      ended = true
      document.removeEventListener('visibilitychange', take)
      void lock?.release()
    }
  }, [active])
}
