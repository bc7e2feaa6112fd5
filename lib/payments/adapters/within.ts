import { ProviderUnavailable } from '../errors'

const patience = 9_000 // every provider answers within ten seconds, with all its tries

/** What `work` answers, or ProviderUnavailable when that takes too long. Then nobody knows what was done. */
export async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProviderUnavailable({ reason: `No answer within ${patience} ms` })), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
