import type { OidcPerson } from '@/lib/testing/oidc-server'

/** Who has an account at the test provider: one for each width, because journeys run side by side. */
export const people: OidcPerson[] = ['phone', 'desktop'].flatMap((width) => [
  { sub: `${width}-olga`, name: `Olga ${width}`, email: `olga.${width}@provider.example`, emailVerified: true },
  { sub: `${width}-uwe`, name: `Uwe ${width}`, email: `uwe.${width}@provider.example`, emailVerified: false },
])
