import { createServer, type IncomingMessage } from 'node:http'
import { renderEmail } from '@/emails/render'
import { restApp } from '@/lib/api/rest'
import { env } from '@/lib/config/env'
import { startWorker } from '@/lib/worker/start'

/**
 * The product without its pages, as one process that starts in a second: the REST door, the webhooks and all background work. For tests
 * that kill it some hundred times; nothing in it is of a test.
 */
async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const method = incoming.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks)
  return new Request(`http://127.0.0.1${incoming.url}`, { method, headers, body })
}

const app = restApp()
const server = createServer(async (incoming, outgoing) => {
  if (incoming.url === '/healthz') return void outgoing.end('well')
  const response = await app.fetch(await readRequest(incoming))
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(Buffer.from(await response.arrayBuffer()))
})
await startWorker({ render: renderEmail })
server.listen(env().port, '127.0.0.1')
