/** Tells the other tabs of this device that something changed, and hears it from them. Silent where browsers cannot. */
export function tabsOf(deviceId: string, onChange: () => void) {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`foyer-door-${deviceId}`)
  if (channel) channel.onmessage = onChange
  return {
    tell: () => channel?.postMessage('changed'),
    close: () => channel?.close(),
  }
}

/**
 * One tab of a device at a time; the others wait. Where the browser has no locks they may do the same at once: harmless, since
 * the server takes each scan once, but wasteful.
 */
export async function oneTab<T>(deviceId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  return locks ? locks.request(`foyer-door-${deviceId}`, { signal }, work) : work()
}
