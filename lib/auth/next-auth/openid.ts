import { decodeJwt } from 'jose'
import GoogleProvider from 'next-auth/providers/google'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { type Claims, userOf } from './provider-user'

/** Any OpenID Connect issuer, found through its discovery document. Without a secret it is a public client, held by PKCE. */
export function openidProvider({
  issuer,
  name,
  clientId,
  clientSecret,
}: {
  issuer: string
  name: string
  clientId: string
  clientSecret?: string
}): OAuthConfig<Claims> {
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    client: clientSecret ? undefined : { token_endpoint_auth_method: 'none' },
    userinfo: {
      // Issuers may leave the address out of the ID token (OpenID Connect Core, 5.4). The client compares the subjects.
      async request({ client, tokens }) {
        const claims = decodeJwt(tokens.id_token ?? '') // checked when it came
        return 'email' in claims ? claims : { ...claims, ...(await client.userinfo(tokens.access_token ?? '')) }
      },
    },
    profile: userOf,
  }
}

export const googleProvider = (keys: { clientId: string; clientSecret: string }) =>
  GoogleProvider({ ...keys, checks: ['pkce', 'state', 'nonce'], profile: userOf })
