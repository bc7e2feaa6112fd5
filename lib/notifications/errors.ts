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
