import { once } from './global'

type Waiting<Q, A> = { question: Q; resolve: (answer: A) => void; reject: (error: unknown) => void }

/**
 * Asks for many callers of this process at once. What is asked while nothing is under way leaves at once; what comes meanwhile is
 * gathered and goes together, so nobody waits for company, and a crowd pays for one round trip instead of one each.
 *
 * Each caller's question succeeds or fails by itself: when a call fails as a whole, its questions are asked again one at a time.
 * @param name of the queue, one for the process
 * @param most questions in one call
 * @param ask answers in the order asked; it may be asked the same again
 */
export function together<Q, A>(name: string, most: number, ask: (questions: Q[]) => Promise<A[]>): (question: Q) => Promise<A> {
  const queue = () => once(`together.${name}`, () => ({ waiting: [] as Waiting<Q, A>[], inFlight: false }))

  /** @returns what tells each of them; never rejects */
  async function send(batch: Waiting<Q, A>[]): Promise<() => void> {
    try {
      const answers = await ask(batch.map(({ question }) => question))
      return () => {
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as A)
      }
    } catch (error) {
      if (batch.length === 1) return () => batch[0]!.reject(error)
      for (const each of batch) (await send([each]))()
      return () => undefined
    }
  }

  function next() {
    const state = queue()
    if (state.inFlight || state.waiting.length === 0) return
    state.inFlight = true
    queueMicrotask(async () => {
      const tell = await send(state.waiting.splice(0, most))
      state.inFlight = false
      next()
      setImmediate(tell) // the next call leaves the process before whoever is told now goes on
    })
  }

  return (question) =>
    new Promise((resolve, reject) => {
      queue().waiting.push({ question, resolve, reject })
      next()
    })
}
