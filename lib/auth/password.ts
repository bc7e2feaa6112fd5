import { hash, verify } from '@node-rs/argon2'

/** argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a password nobody knows: compared when there is none, so that it takes as long as when there is one. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$HwaWFtzQGPVYXDaFQBP9wg$ZUNonBgRNXrj44TwHxe4EZR3bF+AG73AezmrYEi8rbI'

/** One password typed in two ways (composed or decomposed letters) is one password: NIST SP 800-63B asks for it. */
const normal = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

/** Compares in the same time whether or not there is a hash to compare with. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? nobodys, normal(password))
  return matches && stored !== null
}
