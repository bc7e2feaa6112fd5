import { setTimeout as wait } from 'node:timers/promises'

/** What came of a person's errand, whoever they are: an order, and how it should end. */
export type Errand = {
  email: string
  key: string
  /** `refunded`: what was paid goes back */
  wants: 'confirmed' | 'expired' | 'refunded'
  orderId?: string
  /** when the product that was killed under it was there again, and when it had come to its end; milliseconds */
  restartedAt?: number
  endedAt?: number
}

type Answer = { status: number; body: Record<string, unknown> }

export async function ask(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
}

/** Asks again until there is an answer that is no trouble of the server's, as patient clients do. */
export async function insist(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  for (const end = Date.now() + 120_000; ; await wait(200)) {
    const answer = await ask(url, body, headers).catch(() => undefined)
    if (answer && answer.status < 500) return answer
    if (Date.now() > end) throw new Error(`${url} answered ${JSON.stringify(answer)} for two minutes`)
  }
}

/** What somebody sends who orders, the same each time they send it. */
export const orderOf = ({ email, key }: Errand, ticketTypeId: string) =>
  [
    { lines: [{ ticketTypeId, quantity: 2 }], buyer: { name: 'Bo Buyer', email }, provider: 'stripe' },
    { 'idempotency-key': key },
  ] as const
