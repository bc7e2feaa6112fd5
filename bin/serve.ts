import { endOnSignal } from './end-on-signal'
import { serve } from './http/serve'
import { openDatabase } from './prepare/database'
import { completeProcessEnv } from './prepare/process-env'
import { completeSettings } from './prepare/settings'
import { root } from './root'

/** A web server by itself, on a build and a migrated database: what a container runs. */
export async function main() {
  completeSettings()
  const embedded = await openDatabase()
  completeProcessEnv()
  const serving = await serve({ dir: root, dev: false })
  endOnSignal(async () => {
    await serving.stop()
    await embedded?.leave()
  })
}
