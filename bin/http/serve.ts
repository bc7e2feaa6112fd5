import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import next from 'next'
import { env } from '@/lib/config/env'
import { log } from '@/lib/config/log'
import { once } from '@/lib/core/global'
import { newId } from '@/lib/core/id'
import { providers } from '@/lib/payments/registry'
import { answerAway } from './answer-away'
import { clientAddress } from './client-address'
import { compressedBodies } from './compression'
import { dressResponse } from './dress-response'
import { openRequests } from './open-requests'
import { pageScripts } from './page-scripts'
import { contentSecurityPolicy, type Origins, securityHeaders } from './policy'
import { reactRuntime } from './react-runtime'
import { isReadablePath } from './readable-path'

const patience = 15_000

export type ServeOptions = {
  /** The project's folder. */
  dir: string
  dev: boolean
  /** A certificate of our own making, in PEM; browsers ask before they accept it. */
  certificate?: { key: string; cert: string }
}

export type Serving = {
  /** Plain http on 127.0.0.1, for this process itself. */
  loopback: string
  /** Stops listening, lets answers finish, then runs what registered in the `foyer.shutdown` set. */
  stop(): Promise<void>
}

/** Sign-in and payment providers answer a form post with a redirect to themselves. */
function formTargets() {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, OIDC_ISSUER } = env()
  return [
    ...(GOOGLE_CLIENT_ID ? ['https://accounts.google.com'] : []),
    ...(GITHUB_CLIENT_ID ? ['https://github.com'] : []),
    ...(OIDC_ISSUER ? [new URL(OIDC_ISSUER).origin] : []),
    ...providers().flatMap(({ origins }) => origins),
  ]
}

const listen = (server: Server, port: number, host?: string) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new Error(`Port ${port} is taken. Choose another one with PORT=${port + 1}`, { cause: error }) : error)
    })
    server.listen({ port, host }, () => resolve((server.address() as AddressInfo).port))
  })

/** Pages made at the build, which has no database, and pages kept by an earlier process are made again at their next visit. */
const forgetPages = (loopback: string) =>
  fetch(`${loopback}/api/internal/touched`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-foyer-loopback': process.env.FOYER_LOOPBACK_SECRET ?? '' },
    body: JSON.stringify({ tags: ['events'] }),
  })

/** Pages may carry a nonce; data, files and the calls of pages already open need none. */
const isPageRequest = ({ url = '', headers }: IncomingMessage) =>
  !headers.rsc && !url.startsWith('/_next/') && !url.startsWith('/api/')

/** A form a browser sent by itself: scripts of ours name the action in a header. */
const isSentForm = ({ method, headers }: IncomingMessage) =>
  method === 'POST' &&
  !headers['next-action'] &&
  /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(headers['content-type'] ?? '')

/** Read by page-cache.mjs, which Next loads by itself. */
const sentForm = new AsyncLocalStorage<boolean>()
Object.assign(globalThis, { [Symbol.for('foyer.sent-form')]: sentForm })

/**
 * The one HTTP entry: Next's handler behind request ids, client addresses, security headers, compression and an orderly end.
 * @throws Error with a line for people when the port is taken
 */
export async function serve({ dir, dev, certificate }: ServeOptions): Promise<Serving> {
  const origins: Origins = { dev, formTargets: formTargets(), secure: env().publicUrl.startsWith('https:') && !certificate }
  const always = Object.entries(securityHeaders(origins))
  const addressOf = clientAddress(env().trustedProxies)
  const wardrobe = {
    compressed: compressedBodies(),
    policy: (scripts: string[]) => contentSecurityPolicy(origins, scripts),
    scripts: pageScripts(dev ? [] : reactRuntime(dir), (text) => {
      if (!dev) log().warn({ script: text.slice(0, 120) }, 'an inline script of a page was not allowed')
    }),
  }
  const requests = openRequests()
  let state: 'starting' | 'open' | 'draining' | 'closed' = 'starting'

  const answer = (req: IncomingMessage, res: ServerResponse) => {
    if (state === 'starting' || state === 'closed') {
      res.writeHead(503, { 'Retry-After': '5', Connection: 'close', 'Content-Type': 'text/plain' }).end('Back in a moment.\n')
      return
    }
    requests.add(res)
    const nonce = randomBytes(16).toString('base64')
    const { headers } = req
    headers['x-foyer-ip'] = addressOf(req)
    headers['x-request-id'] = newId('req')
    delete headers['content-security-policy-report-only']
    delete headers['content-security-policy']
    if (!dev && isPageRequest(req)) headers['content-security-policy'] = `script-src 'nonce-${nonce}'`

    res.setHeader('X-Request-Id', headers['x-request-id'])
    for (const [name, value] of always) res.setHeader(name, value)
    if (state === 'draining') res.setHeader('Connection', 'close')
    if (!isReadablePath(req.url)) {
      res.writeHead(400, { 'Content-Type': 'text/plain' }).end('This address cannot be read.\n')
      return
    }
    dressResponse(req, res, nonce, wardrobe)
    if (isPageRequest(req)) answerAway(res)
    sentForm
      .run(isSentForm(req), () => handle(req, res))
      .catch((error: unknown) => {
        log().error({ err: error, requestId: headers['x-request-id'] }, 'a request was not answered')
        if (!res.headersSent) res.statusCode = 500
        res.end()
      })
  }

  const inner = createServer(answer)
  const outer = certificate ? createTlsServer(certificate, answer) : createServer(answer)
  const servers: Server[] = [outer, inner]
  outer.keepAliveTimeout = 65_000 // longer than the minute load balancers keep a connection, or they meet a closed one
  await listen(outer, env().port, env().HOST)
  process.env.FOYER_LOOPBACK_URL = `http://127.0.0.1:${await listen(inner, 0, '127.0.0.1')}`

  const silent = createServer() // never listens: Next would otherwise close WebSockets that are ours
  const app = next({ dev, dir, httpServer: silent, port: env().port })
  await app.prepare()
  const handle = app.getRequestHandler()
  for (const server of servers) {
    server.on('upgrade', (req, socket, head) => {
      if (dev && req.url?.startsWith('/_next/')) silent.emit('upgrade', req, socket, head)
      else socket.destroy()
    })
  }
  state = 'open'
  if (!dev) await forgetPages(process.env.FOYER_LOOPBACK_URL)

  return {
    loopback: process.env.FOYER_LOOPBACK_URL,
    async stop() {
      state = 'draining'
      for (const server of servers) server.close()
      await requests.drain(servers, patience)
      state = 'closed'
      const hooks = once('shutdown', () => new Set<() => Promise<void>>())
      await Promise.allSettled([...hooks].map((hook) => hook()))
      await app.close()
    },
  }
}
