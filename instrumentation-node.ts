import { renderEmail } from '@/emails/render'
import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import { startWorker } from '@/lib/worker/start'

if (env().worker === 'on') {
  const worker = await startWorker({ render: renderEmail })
  once('shutdown', () => new Set<() => Promise<void>>()).add(() => worker.stop())
}
