import { Agent, request } from 'node:http'

export type Answer = { status: number; body: Buffer }
export type Ask = { path: string; method?: string; headers?: Record<string, string>; body?: string }

/** As browsers ask for a page. */
export const asBrowser = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' }

/** A client of one server that keeps at most `connections` open and sends one request at a time on each. */
export function client(site: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(site)

  const ask = ({ path, method = 'GET', headers, body }: Ask) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request({ agent, hostname, port, path, method, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.once('error', reject)
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }))
      })
      sent.once('error', reject)
      sent.end(body)
    })

  return {
    ask,
    /** The same, for what must be answered so; anything else would be a figure of nothing. */
    async expect(status: number, asked: Ask): Promise<Buffer> {
      const answer = await ask(asked)
      if (answer.status === status) return answer.body
      throw new Error(`${asked.method ?? 'GET'} ${asked.path} answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`)
    },
    close: () => agent.destroy(),
  }
}

export type Client = ReturnType<typeof client>
