/** Tells a code that is still in view from one that is shown again: the same code within two seconds of its last sight is not new. */
export function createRepeatGuard(windowMs = 2_000) {
  const lastSeen = new Map<string, number>()
  const isRecent = (text: string, now: number) => now - (lastSeen.get(text) ?? Number.NEGATIVE_INFINITY) < windowMs
  return {
    /** True when the code is new; seen is seen either way. */
    accepts(text: string, now: number): boolean {
      const fresh = !isRecent(text, now)
      for (const each of lastSeen.keys()) if (!isRecent(each, now)) lastSeen.delete(each)
      lastSeen.set(text, now)
      return fresh
    },
    /** While no code is taken: one taken before stays seen, another is left for later. */
    sees(text: string, now: number): void {
      if (isRecent(text, now)) lastSeen.set(text, now)
    },
  }
}
