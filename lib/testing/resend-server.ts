import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ArrivedMail, readAddress } from './arrived-mail'

type Answer = { status: number; body: unknown; headers?: Record<string, string> }
/** `reset`: the mail is taken and the connection is cut before the answer. */
type Plan = Answer | 'reset'

type ApiMail = {
  from: string
  to: string
  reply_to?: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  attachments?: { filename: string; content: string; content_type: string; content_id?: string }[]
}

async function readBody(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const arrived = (mail: ApiMail): ArrivedMail => ({
  from: readAddress(mail.from),
  to: readAddress(mail.to),
  replyTo: mail.reply_to === undefined ? undefined : readAddress(mail.reply_to),
  subject: mail.subject,
  html: mail.html,
  text: mail.text,
  headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name.toLowerCase(), value])),
  attachments: (mail.attachments ?? []).map((each) => ({
    filename: each.filename,
    contentType: each.content_type,
    content: new Uint8Array(Buffer.from(each.content, 'base64')),
    contentId: each.content_id,
  })),
})

/**
 * A local server that speaks Resend's `POST /emails`: key, idempotency for the same key (409 when the content differs) and
 * its error bodies. `plan` decides the next answer.
 * @see https://resend.com/docs/api-reference/emails/send-email
 */
export async function startResendServer(apiKey: string) {
  const mails: ArrivedMail[] = []
  const bodies: string[] = []
  const taken = new Map<string, { body: string; id: string }>()
  const plans: Plan[] = []
  let requests = 0

  function take(body: string, key: string | undefined): Answer {
    const earlier = key === undefined ? undefined : taken.get(key)
    if (earlier) {
      if (earlier.body === body) return { status: 200, body: { id: earlier.id } }
      const message = 'Same idempotency key used with a different request payload.'
      return { status: 409, body: { statusCode: 409, name: 'invalid_idempotent_request', message } }
    }
    const id = crypto.randomUUID()
    if (key !== undefined) taken.set(key, { body, id })
    bodies.push(body)
    mails.push(arrived(JSON.parse(body) as ApiMail))
    return { status: 200, body: { id } }
  }

  const server = createServer(async (request, response) => {
    requests++
    const body = await readBody(request)
    const answer = (): Answer | 'reset' => {
      const plan = plans.shift()
      if (plan && plan !== 'reset') return plan
      if (request.method !== 'POST' || request.url !== '/emails') {
        return { status: 404, body: { statusCode: 404, name: 'not_found', message: 'The requested endpoint does not exist.' } }
      }
      if (request.headers.authorization !== `Bearer ${apiKey}`) {
        return { status: 401, body: { statusCode: 401, name: 'invalid_api_key', message: 'API key is invalid' } }
      }
      const key = request.headers['idempotency-key']
      const result = take(body, typeof key === 'string' ? key : undefined)
      return plan === 'reset' ? 'reset' : result
    }
    const result = answer()
    if (result === 'reset') return request.socket.destroy()
    response.writeHead(result.status, { 'content-type': 'application/json', ...result.headers })
    response.end(typeof result.body === 'string' ? result.body : JSON.stringify(result.body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    mails,
    /** the JSON bodies of accepted mails */
    bodies,
    requests: () => requests,
    plan: (...next: Plan[]) => plans.push(...next),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}
