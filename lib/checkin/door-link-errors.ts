import { AppError } from '@/lib/core/error'

/** A door link that was revoked, has run out, or was never ours: they are not told apart. */
export class DoorLinkEnded extends AppError {
  constructor() {
    super({ kind: 'gone', code: 'door.link_ended', message: 'This door link has ended. Ask the organiser for a new one.' })
  }
}

export class PinNeeded extends AppError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'door.pin_needed', message: 'Type the PIN of this door.' })
  }
}

export class WrongPin extends AppError {
  /** @param triesLeft before the link is locked */
  constructor(triesLeft: number) {
    super({ kind: 'unauthenticated', code: 'door.wrong_pin', message: 'This is not the PIN of this door.', facts: { triesLeft } })
  }
}

/** Too many wrong PINs: not even the right one is taken for a while. */
export class DoorLocked extends AppError {
  /** @param seconds to wait */
  constructor(seconds: number) {
    const retryAfter = Math.max(1, Math.ceil(seconds))
    super({
      kind: 'rate_limited',
      code: 'door.locked',
      message: `Too many wrong PINs. Wait ${Math.ceil(retryAfter / 60)} minutes, or ask the organiser for another PIN.`,
      facts: { retryAfter },
      retryAfter,
    })
  }
}

export class TooManyDoorLinks extends AppError {
  constructor(limit: number) {
    super({
      kind: 'conflict',
      code: 'checkin.too_many_door_links',
      message: `An event has ${limit} door links at most. Revoke those that are not needed.`,
      facts: { limit },
    })
  }
}
