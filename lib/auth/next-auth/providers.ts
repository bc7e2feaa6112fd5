import type { Provider } from 'next-auth/providers/index'
import { env } from '@/lib/config/env'
import { githubProvider } from './github'
import { googleProvider, openidProvider } from './openid'

/** The providers this installation has keys for, as NextAuth wants them. `configuredProviders` names the same to people. */
export function nextAuthProviders(): Provider[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env()
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  const providers: Provider[] = []
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    providers.push(googleProvider({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET }))
  }
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET) {
    providers.push(githubProvider({ clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET }))
  }
  if (OIDC_ISSUER && OIDC_CLIENT_ID) {
    const name = OIDC_NAME ?? new URL(OIDC_ISSUER).hostname
    providers.push(openidProvider({ issuer: OIDC_ISSUER, name, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET }))
  }
  return providers
}
