import { AppError } from '@/lib/core/error'

/** A bearer token that is no longer good: expired, forged, or of a session that was ended. */
export class BadToken extends AppError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'auth.bad_token', message: 'This access token is not valid any more. Sign in again.' })
  }
}
