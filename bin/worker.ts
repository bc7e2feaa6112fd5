import { renderPaper } from '@/documents/render-paper'
import { renderEmail } from '@/emails/render'
import { startWorker } from '@/lib/worker/start'
import { endOnSignal } from './end-on-signal'
import { openDatabase } from './prepare/database'
import { completeSettings } from './prepare/settings'

/** Background work by itself, beside web servers with FOYER_WORKER=off. */
export async function main() {
  completeSettings()
  const embedded = await openDatabase()
  const worker = await startWorker({ render: renderEmail, renderPaper })
  endOnSignal(async () => {
    await worker.stop()
    await embedded?.leave()
  })
  process.stdout.write('Foyer worker: running. Ctrl-C lets running jobs finish.\n')
}
