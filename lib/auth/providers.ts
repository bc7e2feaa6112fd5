import { env } from '@/lib/config/env'

type ProviderId = 'google' | 'github' | 'oidc'

/** The sign-in providers this installation has keys for, in the order they are offered. */
export function configuredProviders(): { id: ProviderId; name: string }[] {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, OIDC_ISSUER, OIDC_NAME } = env()
  return [
    ...(GOOGLE_CLIENT_ID ? [{ id: 'google' as const, name: 'Google' }] : []),
    ...(GITHUB_CLIENT_ID ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(OIDC_ISSUER ? [{ id: 'oidc' as const, name: OIDC_NAME ?? new URL(OIDC_ISSUER).hostname }] : []),
  ]
}
