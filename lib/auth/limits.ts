import { addressKey } from '@/lib/rate-limit/address-key'
import { limit } from '@/lib/rate-limit/limit'

const minute = 60
const quarter = 15 * minute
const hour = 60 * minute

/**
 * Three limits that guard one thing. An attempt is counted against the next only when the one before let it through, so
 * that somebody at one address cannot use up what an account has left for everybody else.
 */
const guard = (name: string, limits: { address: [number, number]; pair: [number, number]; account: [number, number] }) => {
  const [address, pair, account] = (['address', 'pair', 'account'] as const).map((each) =>
    limit({ name: `${name}-${each}`, points: limits[each][0], seconds: limits[each][1] }),
  ) as [ReturnType<typeof limit>, ReturnType<typeof limit>, ReturnType<typeof limit>]
  return async (email: string, ip: string | null) => {
    const from = addressKey(ip)
    await address(from)
    await pair(`${email} ${from}`)
    await account(email)
  }
}

/** Counts a password that is about to be checked. @throws RateLimited */
export const countPasswordTry = guard('password', { address: [100, minute], pair: [5, minute], account: [20, minute] })

/** Counts a mail that is about to be asked for, whoever has the address. @throws RateLimited */
export const countMailRequest = guard('mail', { address: [100, quarter], pair: [5, quarter], account: [10, hour] })
