import { renderPaper } from '@/documents/render-paper'
import { renderEmail } from '@/emails/render'
import { listenToTouched } from '@/lib/api/touch'
import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import { startWorker } from '@/lib/worker/start'

const atShutdown = once('shutdown', () => new Set<() => Promise<void>>())

const touched = listenToTouched()
atShutdown.add(() => touched.stop())

if (env().worker === 'on') {
  const worker = await startWorker({ render: renderEmail, renderPaper })
  atShutdown.add(() => worker.stop())
}
