import { passwordMatches } from '@/lib/auth/password'
import { db } from '@/lib/db/client'
import { DoorLocked, PinNeeded, WrongPin } from './door-link-errors'

const most = 5
const lockMinutes = 15

/**
 * Checks a PIN and counts it, right or wrong, in one statement that a locked link does not answer: of any number of tries at
 * once five are told that they are wrong, and the others nothing.
 * @throws PinNeeded, WrongPin, DoorLocked
 */
export async function checkPin(link: { id: string; pinHash: string; lockedFor: number }, pin: string | undefined) {
  if (link.lockedFor > 0) throw new DoorLocked(link.lockedFor)
  if (!pin) throw new PinNeeded()
  const right = await passwordMatches(link.pinHash, pin)
  const [counted] = await db().$queryRaw<{ failures: number }[]>`
    UPDATE door_links SET
      pin_failures = CASE WHEN ${right} THEN 0 WHEN locked_until IS NULL THEN pin_failures + 1 ELSE 1 END,
      locked_until = CASE WHEN NOT ${right} AND locked_until IS NULL AND pin_failures + 1 >= ${most}
                          THEN clock_timestamp() + make_interval(mins => ${lockMinutes}) END
    WHERE id = ${link.id} AND pin_hash = ${link.pinHash} AND (locked_until IS NULL OR locked_until <= clock_timestamp())
    RETURNING pin_failures AS failures`
  if (!counted) throw new DoorLocked(lockMinutes * 60)
  if (!right) throw new WrongPin(most - counted.failures)
}
