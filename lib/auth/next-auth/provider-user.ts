/** What an OpenID provider says of somebody (OpenID Connect Core, 5.1). */
export type Claims = {
  sub: string
  name?: string
  preferred_username?: string
  email?: string
  email_verified?: boolean | string
}

/** Whom a provider says it is, in the same words for all of them. */
export type ProviderUser = {
  id: string
  name: string | null
  email: string | null
  /** the provider has made sure that the address is this person's */
  emailVerified: boolean
}

export const userOf = (claims: Claims): ProviderUser => ({
  id: claims.sub,
  name: claims.name ?? claims.preferred_username ?? null,
  email: claims.email ?? null,
  emailVerified: claims.email_verified === true || claims.email_verified === 'true', // some issuers send text
})
