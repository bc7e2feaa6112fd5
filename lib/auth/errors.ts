import { AppError } from '@/lib/core/error'

/** A bearer token that is no longer good: expired, forged, or of a session that was ended. */
export class BadToken extends AppError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'auth.bad_token', message: 'This access token is not valid any more. Sign in again.' })
  }
}

/** The token of a door that was ended, revoked or has run out: what its browser keeps is to be wiped. */
export class DoorEnded extends AppError {
  constructor() {
    super({
      kind: 'unauthenticated',
      code: 'door.ended',
      message: 'This device no longer scans for the event. Ask the organiser for a new door link.',
    })
  }
}

/** A door's token where doors have nothing to do. */
export class DoorClosed extends AppError {
  constructor() {
    super({ kind: 'forbidden', code: 'auth.forbidden', message: 'A door may not do this.' })
  }
}

/** A refresh token that was spent, or whose session has ended. */
export class BadRefreshToken extends AppError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'auth.bad_refresh_token', message: 'This sign-in has ended. Sign in again.' })
  }
}

/** The same for an address nobody has and for a wrong password: nobody learns who has an account. */
export class WrongCredentials extends AppError {
  constructor() {
    super({
      kind: 'unauthenticated',
      code: 'auth.wrong_credentials',
      message: 'This e-mail address and password do not belong together. Check both, or ask for a sign-in link.',
    })
  }
}

/** The current password, asked again before something important, is not right. */
export class WrongPassword extends AppError {
  constructor(path: string) {
    const message = 'This is not your current password.'
    super({ kind: 'invalid', code: 'auth.wrong_password', message, fields: [{ path, message }] })
  }
}

/** A mailed link that was used, replaced, is too old, or was never ours. */
export class LinkSpent extends AppError {
  constructor() {
    super({
      kind: 'gone',
      code: 'auth.link_spent',
      message: 'This link has been used already, or it is too old. Ask for a new one.',
    })
  }
}

/** A sign-in provider that does not vouch for the address, so that it could be anybody's. */
export class UnverifiedByProvider extends AppError {
  constructor() {
    super({
      kind: 'forbidden',
      code: 'auth.unverified_by_provider',
      message: 'Your provider has not confirmed that this e-mail address is yours. Confirm it there, or sign in by e-mail link.',
    })
  }
}

/** People would come to events that nobody runs any more. */
export class StillNeeded extends AppError {
  constructor(organisations: string[]) {
    super({
      kind: 'conflict',
      code: 'auth.still_needed',
      message: `You are the only owner of ${organisations.join(' and ')}, which has events to come. Make somebody else an owner, or cancel them, first.`,
      facts: { organisations },
    })
  }
}
