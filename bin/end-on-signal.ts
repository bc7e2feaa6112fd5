/** npm hands on the Ctrl-C that the terminal sent to us as well: what comes this soon (in milliseconds) is the same key press. */
const sameKeyPress = 700

/** Ends the process in order at Ctrl-C or a stop from outside; a second time it ends at once. */
export function endOnSignal(stop: () => Promise<void>) {
  let began: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (began !== undefined) {
        if (performance.now() - began > sameKeyPress) process.exit(1)
        return
      }
      began = performance.now()
      try {
        await stop()
        process.exit(0)
      } catch (error) {
        process.stderr.write(`${(error as Error).message}\n`)
        process.exit(1)
      }
    })
  }
}
