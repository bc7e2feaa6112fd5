import { env } from '@/lib/config/env'

export type ProviderId = 'google' | 'github' | 'oidc'

/** The sign-in providers this installation has keys for, in the order they are offered. */
export function configuredProviders(): { id: ProviderId; name: string }[] {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, OIDC_ISSUER, OIDC_NAME } = env()
  return [
    ...(GOOGLE_CLIENT_ID ? [{ id: 'google' as const, name: 'Google' }] : []),
    ...(GITHUB_CLIENT_ID ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(OIDC_ISSUER ? [{ id: 'oidc' as const, name: OIDC_NAME ?? new URL(OIDC_ISSUER).hostname }] : []),
  ]
}

/** Origins that the sign-in forms lead to, for the `form-action` of the Content-Security-Policy. */
export function providerOrigins(): string[] {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, OIDC_ISSUER } = env()
  return [
    ...(GOOGLE_CLIENT_ID ? ['https://accounts.google.com'] : []),
    ...(GITHUB_CLIENT_ID ? ['https://github.com'] : []),
    ...(OIDC_ISSUER ? [new URL(OIDC_ISSUER).origin] : []),
  ]
}
