import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export type OidcPerson = { sub: string; name: string; email: string; emailVerified: boolean }

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** One button a person: no scripts, no foreign fonts, nothing to wait for. */
const page = (
  uid: string,
  people: OidcPerson[],
) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Sign in to the test provider</title>
<h1>Who are you?</h1><form method="post" action="/interaction/${uid}">${people
  .map(({ sub, name }) => `<p><button name="sub" value="${escaped(sub)}">${escaped(name)}</button></p>`)
  .join('')}<p><button name="sub" value="">Nobody: go back</button></p></form></html>`

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks).toString()
}

/**
 * A certified OpenID Connect server on a port of this machine, with a page on which one of `people` is chosen. The list may
 * be changed while it runs. Like many real issuers it keeps names and addresses out of the ID token.
 * @param redirectUri where the client expects people back: `http://127.0.0.1:3000/api/auth/callback/oidc`
 */
export async function startOidcServer({
  redirectUri,
  people,
  port = 0,
}: {
  redirectUri: string
  people: OidcPerson[]
  port?: number
}) {
  const clientId = 'foyer'
  const clientSecret = 'a-secret-of-the-test-provider'
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })

  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a-key-for-the-cookies-of-the-test-provider'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => {
      const person = people.find((each) => each.sub === sub)
      const claims = () => ({ sub, name: person?.name, email: person?.email, email_verified: person?.emailVerified })
      return person && { accountId: sub, claims }
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })

  const choose = async (request: IncomingMessage, response: ServerResponse) => {
    const { uid } = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') return response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid, people))
    const sub = new URLSearchParams(await textOf(request)).get('sub')
    const result = sub ? { login: { accountId: sub, remember: false } } : { error: 'access_denied' }
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    choose(request, response).catch((error: Error) => response.writeHead(400).end(error.message))
  })

  return {
    issuer,
    clientId,
    clientSecret,
    people,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
