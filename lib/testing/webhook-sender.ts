/** An event as it goes out: the bytes that are signed, and what names it. */
export type SentEvent = { id: string; type: string; body: string }

type Sign = (event: SentEvent, at: number) => Record<string, string>

/**
 * Sends events to one address, each again until it is taken (five times at most). Held ones go out when they are released, as
 * `arrange` says: left out, twice, in another order.
 * @param sign the headers of one, signed at a time in seconds
 */
export function webhookSender(sign: Sign) {
  const all: SentEvent[] = []
  const held: SentEvent[] = []
  const statuses: number[] = []
  const underWay = new Set<Promise<void>>()
  let address: string | undefined
  let holding = false

  const headersOf = (event: SentEvent, at = Math.floor(Date.now() / 1000)) => ({
    'content-type': 'application/json',
    ...sign(event, at),
  })
  async function send(event: SentEvent) {
    for (let attempt = 1; address && attempt <= 5; attempt++) {
      const response = await fetch(address, { method: 'POST', headers: headersOf(event), body: event.body }).catch(
        () => undefined,
      )
      await response?.body?.cancel()
      statuses.push(response?.status ?? 0)
      if (response?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt))
    }
  }
  const start = (event: SentEvent) => {
    const sending: Promise<void> = send(event).finally(() => underWay.delete(sending))
    underWay.add(sending)
    return sending
  }

  return {
    /** every event there was, sent or not */
    all,
    /** of each try; 0 where nobody answered */
    statuses,
    headersOf,
    to(url: string) {
      address = url
    },
    hold() {
      holding = true
    },
    /** Sends what was held, one after the other. What comes next goes out by itself again. */
    async release(arrange: (events: SentEvent[]) => SentEvent[] = (events) => events) {
      holding = false
      for (const event of arrange(held.splice(0))) await send(event)
    },
    emit(event: SentEvent) {
      all.push(event)
      if (holding) held.push(event)
      else if (address) void start(event)
    },
    /** When everything sent was answered. */
    settled: () => Promise.all(underWay),
  }
}
