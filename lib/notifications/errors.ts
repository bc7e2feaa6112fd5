import { AppError } from '@/lib/core/error'

export class StillQueued extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'deliveries.still_queued',
      message: 'This mail is still on its way; it is tried again by itself.',
    })
  }
}

export class NothingToSend extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'deliveries.nothing_to_send',
      message: 'What this mail tells is no longer so: its tickets no longer admit anyone.',
    })
  }
}

/** An address that got too much of it already. @see recipient-limit.ts */
export class TooMuchMail extends AppError {
  constructor(why: string) {
    super({ kind: 'conflict', code: 'deliveries.too_many', message: why })
  }
}
