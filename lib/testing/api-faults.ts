import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ApiAnswer = { status: number; body: unknown; headers?: Record<string, string> }

/**
 * What goes wrong with one request. `answer`: nothing is done and this is said. `reset`: it is done, and the connection is cut
 * before the answer. `hang`: it is done and never answered. A number: it is done and answered that many milliseconds late.
 */
export type ApiFault = { answer: ApiAnswer } | 'reset' | 'hang' | number

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export type ApiRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  text: string
}

/**
 * A server of JSON answers on a port of this machine, with pages beside them. `plan` says what happens to the next requests of
 * the API; pages have no faults.
 */
export async function startApi({
  answer,
  page,
  port = 0,
}: {
  answer: (request: ApiRequest) => ApiAnswer
  /** false: not one of its pages */
  page: (request: ApiRequest, response: ServerResponse) => boolean
  port?: number
}) {
  const plans: ApiFault[] = []
  const requests: string[] = []

  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const { method = 'GET', headers } = incoming
    const request = { method, path: url.pathname, query: url.searchParams, headers, text: await textOf(incoming) }
    if (page(request, response)) return
    requests.push(`${method} ${url.pathname}`)
    const fault = plans.shift()
    const { status, body, headers: extra } = typeof fault === 'object' ? fault.answer : answer(request)
    if (fault === 'reset') return void incoming.socket.destroy()
    if (fault === 'hang') return
    const send = () => response.writeHead(status, { 'content-type': 'application/json', ...extra }).end(JSON.stringify(body))
    if (typeof fault === 'number') setTimeout(send, fault)
    else send()
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** `POST /v1/refunds`, in the order they came */
    requests,
    plan: (...next: ApiFault[]) => void plans.push(...next),
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

export const escaped = (text: unknown) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A page of buttons, each of which sends `choice`: no scripts, no foreign fonts. */
export function choicePage(response: ServerResponse, { title, facts, action, choices }: ChoicePage): true {
  const buttons = choices.map(
    ([value, words]) => `<p><button name="choice" value="${escaped(value)}">${escaped(words)}</button></p>`,
  )
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>${escaped(title)}</title><h1>${escaped(title)}</h1>` +
        `<p>${escaped(facts)}</p><form method="post" action="${escaped(action)}">${buttons.join('')}</form></html>`,
    )
  return true
}
type ChoicePage = { title: string; facts: string; action: string; choices: (readonly [string, string])[] }
