import type { OAuthConfig } from 'next-auth/providers/oauth'
import { type Claims, userOf } from './provider-user'

type Person = { id: number; login: string; name: string | null }
type Address = { email: string; primary: boolean; verified: boolean }

/** Sign-in with GitHub, which speaks OAuth 2 and not OpenID Connect. `web` and `api` are where it lives. */
export function githubProvider({
  clientId,
  clientSecret,
  web = 'https://github.com',
  api = 'https://api.github.com',
}: {
  clientId: string
  clientSecret: string
  web?: string
  api?: string
}): OAuthConfig<Claims> {
  const read = async <T>(path: string, token = ''): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'foyer' }
    const response = await fetch(`${api}${path}`, { headers, signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`)
    return (await response.json()) as T
  }
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: `${web}/login/oauth`, // GitHub names itself so in its answers (RFC 9207)
    authorization: { url: `${web}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${web}/login/oauth/access_token`,
    userinfo: {
      async request({ tokens }) {
        const person = await read<Person>('/user', tokens.access_token)
        // Not the profile's public address, which is whatever somebody typed, but the one GitHub itself writes to.
        const primary = (await read<Address[]>('/user/emails', tokens.access_token)).find((address) => address.primary)
        const { id, name, login } = person
        return { sub: String(id), name: name ?? login, email: primary?.email, email_verified: primary?.verified }
      },
    },
    checks: ['pkce', 'state'],
    clientId,
    clientSecret,
    profile: userOf,
  }
}
