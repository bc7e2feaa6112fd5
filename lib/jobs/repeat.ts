import { log } from '@/lib/config/log'

/**
 * Runs `work` every `interval` milliseconds and, when told, sooner; never twice at once. An error is logged and the
 * next round tries again.
 */
export function repeat(name: string, interval: number, work: () => Promise<void>) {
  let stopped = false
  let again = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  const round = async () => {
    do {
      again = false
      await work().catch((error: unknown) => log().error({ err: error }, `${name} failed; it will be tried again`))
    } while (again && !stopped)
    running = undefined
    if (!stopped) timer = setTimeout(start, interval)
  }
  const start = () => {
    clearTimeout(timer)
    running ??= round()
  }
  start()

  return {
    soon() {
      if (running) again = true
      else if (!stopped) {
        clearTimeout(timer)
        timer = setTimeout(start, 5) // a moment, so that a rush is one batch
      }
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
