const step = 100 // milliseconds

/** Watches how late this process gets round to its timers. `stop` answers by how much the latest came, in milliseconds. */
export function watchLateness(): { stop: () => number } {
  let last = performance.now()
  let longest = 0
  const beat = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last - step)
    last = now
  }
  const timer = setInterval(beat, step).unref()
  return {
    stop() {
      clearInterval(timer)
      beat()
      return longest
    },
  }
}
