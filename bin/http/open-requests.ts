import type { Server, ServerResponse } from 'node:http'

/** The responses a process still owes, so that it can end without cutting any off. */
export function openRequests() {
  const open = new Set<ServerResponse>()
  let emptied: (() => void) | undefined

  return {
    add(res: ServerResponse) {
      open.add(res)
      res.once('close', () => {
        open.delete(res)
        if (open.size === 0) emptied?.()
      })
    },
    /** Ends live streams, which would go on for ever, then waits for the rest; after `patience` milliseconds it no longer does. */
    async drain(servers: Server[], patience: number) {
      for (const server of servers) server.closeIdleConnections()
      for (const res of open) if (String(res.getHeader('content-type') ?? '').startsWith('text/event-stream')) res.end()
      if (open.size > 0) {
        await new Promise<void>((resolve) => {
          emptied = resolve
          setTimeout(resolve, patience).unref()
        })
      }
      for (const server of servers) server.closeAllConnections()
    },
  }
}
