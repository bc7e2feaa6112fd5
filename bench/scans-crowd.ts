import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '@/lib/core/id'
import { type Client, client } from './http/ask'

type Told = { decision: string; reason: string }
type Scan = { code: string; at: string; decided?: { decision: 'admit'; reason: 'ok' } }

/** What came of one request: its answers, none when it failed, and the milliseconds from when it was due. */
export type Answered = { told: Told[]; took: number; failed?: string }

/** Phones at doors, each with its token and a connection of its own. */
export function crowd(site: string, eventId: string, tokens: string[]) {
  const phones = tokens.map((token) => ({ token, door: client(site, 1) }))
  const path = `/api/v1/events/${eventId}/scans`

  async function send({ token, door }: { token: string; door: Client }, scans: Scan[], due: number): Promise<Answered> {
    const body = JSON.stringify({
      sentAt: new Date().toISOString(),
      device: { version: 'bench', unsent: 0, clockOffsetMs: 0 },
      scans: scans.map((scan) => ({ scanId: newId('scn'), gate: 'North', ...scan })),
    })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const took = () => performance.now() - due
    try {
      const { status, body: answer } = await door.ask({ method: 'POST', path, headers, body })
      if (status !== 200)
        return {
          told: [],
          took: took(),
          failed: `${status} ${answer
            .toString()
            .replace(/,"requestId.*/, '')
            .slice(0, 160)}`,
        }
      const { results } = JSON.parse(answer.toString()) as { results: Told[] }
      return { told: results, took: took() }
    } catch (error) {
      return { told: [], took: took(), failed: String(error) }
    }
  }

  return {
    /**
     * The nth request is due `n * every` milliseconds after the first and leaves then, whatever became of those before. What it
     * takes is counted from when it was due, so that nobody's wait is left out.
     */
    openLoop(requests: Scan[][], every: number): Promise<Answered[]> {
      const begin = performance.now()
      const one = async (scans: Scan[], nth: number) => {
        const due = begin + nth * every
        await wait(due - performance.now())
        return send(phones[nth % phones.length]!, scans, due)
      }
      return Promise.all(requests.map(one))
    },
    close() {
      for (const { door } of phones) door.close()
    },
  }
}

/** What a phone asks about a code. */
export const asked = (code: string): Scan => ({ code, at: new Date().toISOString() })

/** What a phone without a network let in by itself. */
export const letIn = (code: string): Scan => ({ ...asked(code), decided: { decision: 'admit', reason: 'ok' } })

export const failures = (answers: Answered[]) => answers.flatMap(({ failed }) => failed ?? [])

export const admitted = (answers: Answered[]) =>
  answers.flatMap(({ told }) => told).filter(({ decision }) => decision === 'admit').length

/** @param share 0.99: what 99 of 100 took at most, in milliseconds */
export function within(share: number, answers: Answered[]): number {
  const times = answers.map(({ took }) => took).sort((a, b) => a - b)
  return times[Math.ceil(times.length * share) - 1]!
}
