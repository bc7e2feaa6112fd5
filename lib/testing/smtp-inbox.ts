import type { AddressInfo } from 'node:net'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { ArrivedMail } from './arrived-mail'

type Refusal = { at: 'connect' | 'auth' | 'sender' | 'recipient' | 'data'; code: number; message: string }

const mailbox = (address: Address | undefined) => {
  if (!address?.address) throw new Error('A mail arrived without an address where one must be')
  return address.name ? { name: address.name, address: address.address } : { address: address.address }
}

function arrived(email: Email): ArrivedMail {
  return {
    from: mailbox(email.from),
    to: mailbox(email.to?.[0]),
    replyTo: email.replyTo && mailbox(email.replyTo[0]),
    subject: email.subject ?? '',
    html: email.html ?? '',
    text: email.text ?? '',
    headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
    attachments: email.attachments.map((each) => ({
      filename: each.filename ?? '',
      contentType: each.method ? `${each.mimeType}; method=${each.method}` : each.mimeType,
      content: new Uint8Array(each.content as ArrayBuffer),
      contentId: each.contentId?.replace(/^<|>$/g, ''),
    })),
  }
}

/**
 * A real SMTP server on a free port that keeps what arrives. Signing in needs `user` and `password` when given; `refuse`
 * makes the next session fail at one step with a code of RFC 5321.
 */
export async function startSmtpInbox(credentials?: { user: string; password: string }) {
  const mails: ArrivedMail[] = []
  const raw: string[] = []
  const envelopes: { from: string; to: string[] }[] = []
  let refusal: Refusal | undefined
  let connections = 0

  const refused = (at: Refusal['at']) => {
    if (refusal?.at !== at) return null
    const { code, message } = refusal
    refusal = undefined
    return Object.assign(new Error(message), { responseCode: code })
  }
  const keep = async (session: SMTPServerSession, source: Buffer) => {
    raw.push(source.toString('utf8'))
    mails.push(arrived(await PostalMime.parse(source)))
    const { mailFrom, rcptTo } = session.envelope
    envelopes.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((each) => each.address) })
  }

  const server = new SMTPServer({
    logger: false,
    authOptional: !credentials,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections++
      done(refused('connect'))
    },
    onAuth: (auth, _session, done) => {
      const error = refused('auth')
      if (error) return done(error)
      const known = auth.username === credentials?.user && auth.password === credentials?.password
      done(known ? null : Object.assign(new Error('Authentication failed'), { responseCode: 535 }), { user: auth.username })
    },
    onMailFrom: (_address, _session, done) => done(refused('sender')),
    onRcptTo: (_address, _session, done) => done(refused('recipient')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const error = refused('data')
        if (error) return done(error)
        keep(session, Buffer.concat(chunks)).then(() => done(null), done)
      })
    },
  })
  server.on('error', () => undefined) // a client that hangs up is part of the tests
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const { port } = server.server.address() as AddressInfo
  const signIn = credentials ? `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@` : ''

  return {
    url: `smtp://${signIn}127.0.0.1:${port}`,
    mails,
    /** the sources as they came over the wire */
    raw,
    envelopes,
    connections: () => connections,
    refuse: (next: Refusal) => {
      refusal = next
    },
    close: () => new Promise<void>((closed) => server.close(closed)),
  }
}
