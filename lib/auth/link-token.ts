import { createHash, createHmac } from 'node:crypto'
import { deriveKey } from '@/lib/config/secret'

/**
 * The secret in a mailed link, derived from the link's id. So it is nowhere stored, and a mail that has to be sent again
 * is the very same mail.
 */
export const linkToken = (linkId: string) => createHmac('sha256', deriveKey('mailed link')).update(linkId).digest('base64url')

/** What the database keeps of a secret: SHA-256, which is enough for 256 random bits. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
