import { doorCalls } from './door-calls'
import { sessionsHere } from './door-session'
import { openOutbox } from './outbox'
import { oneTab } from './tabs'
import { upload } from './upload'
import { openVault } from './vault'

/**
 * Sends what the other doors of this browser still hold: who goes on to another event leaves nothing behind.
 * @returns how many scans are unsent at them afterwards
 */
export async function sendOthers(deviceId: string, version: string): Promise<number> {
  let left = 0
  for (const other of await sessionsHere()) {
    if (other.deviceId === deviceId) continue
    const vault = await openVault(other.deviceId)
    const outbox = await openOutbox(vault)
    if (!other.ended && outbox.waiting().length > 0) {
      const calls = doorCalls({ eventId: other.event.id, token: other.token })
      const report = () => ({ version, unsent: outbox.waiting().length })
      await oneTab(other.deviceId, () => upload({ calls, outbox, report, onProgress: () => {}, onAnswers: () => {} }))
    }
    left += outbox.waiting().length + outbox.dead().length
    outbox.close()
    await vault.close()
  }
  return left
}
