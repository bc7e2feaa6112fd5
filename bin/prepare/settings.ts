import { readEnv } from '@/lib/config/env'
import { dataDir } from '../root'
import { ensureSecret } from './secrets'

/** Checks the settings before anything is started, and completes them with this installation's data folder and secret. */
export function completeSettings() {
  readEnv(process.env)
  process.env.FOYER_DATA_DIR = dataDir()
  ensureSecret(dataDir())
}
