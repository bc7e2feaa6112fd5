/** Tells the other tabs of this device that something changed, and hears it from them. Silent where browsers cannot. */
export function tabsOf(deviceId: string, onChange: () => void) {
  let channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`foyer-door-${deviceId}`)
  if (channel) channel.onmessage = onChange
  return {
    tell: () => channel?.postMessage('changed'),
    close() {
      channel?.close()
      channel = null
    },
  }
}

/** A tab that was put to sleep in the middle of its turn must not keep the others from theirs. */
const patience = 20_000

/**
 * One tab of a device at a time; the others wait. Where the browser has no locks, or a tab does not end its turn, two may do
 * the same at once: harmless, since the server takes each scan once, but wasteful.
 */
export async function oneTab<T>(deviceId: string, work: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  if (!locks) return work()
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patience)
  try {
    return await locks.request(`foyer-door-${deviceId}`, { signal: giveUp.signal }, () => {
      clearTimeout(timer)
      return work()
    })
  } catch (error) {
    if (!giveUp.signal.aborted) throw error
    return work()
  } finally {
    clearTimeout(timer)
  }
}
