import { randomBytes } from 'node:crypto'
import { env } from '@/lib/config/env'

/** What the server's parts expect beside the settings of people. Called once, before anything of Next is loaded. */
export function completeProcessEnv() {
  process.env.FOYER_LOOPBACK_SECRET = randomBytes(32).toString('base64url')
  process.env.NEXTAUTH_URL = env().publicUrl
  process.env.NEXT_TELEMETRY_DISABLED = '1'
}
