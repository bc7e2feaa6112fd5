import { AppError } from '@/lib/core/error'

export class ScanIdTaken extends AppError {
  constructor() {
    super({ kind: 'conflict', code: 'checkin.scan_id_taken', message: 'That scan id was used at another event.' })
  }
}

export class NotAnAdmission extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'checkin.not_an_admission',
      message: 'That scan let nobody in or out, so there is nothing to undo.',
    })
  }
}
