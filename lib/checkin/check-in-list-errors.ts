import { AppError } from '@/lib/core/error'

/** A list that people were let in on, or that a door or device stands at. */
export class ListInUse extends AppError {
  constructor(facts: { scans: number; doorLinks: number; devices: number }) {
    const { scans, doorLinks, devices } = facts
    super({
      kind: 'conflict',
      code: 'checkin.list_in_use',
      message:
        scans > 0
          ? `${scans} ${scans === 1 ? 'scan is' : 'scans are'} recorded on this list, so it stays.`
          : `${doorLinks + devices} doors stand at this list. Revoke them first.`,
      facts,
    })
  }
}

export class TooManyLists extends AppError {
  constructor(limit: number) {
    super({
      kind: 'conflict',
      code: 'checkin.too_many_lists',
      message: `An event has ${limit} lists at most.`,
      facts: { limit },
    })
  }
}
