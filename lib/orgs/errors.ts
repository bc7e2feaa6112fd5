import { AppError, Forbidden } from '@/lib/core/error'

/** Only owners make somebody an owner, and only owners change or remove one. */
export class OwnersOnly extends Forbidden {
  constructor() {
    super('Only an owner decides who is an owner.')
  }
}

export class AlreadyMember extends AppError {
  constructor() {
    const message = 'This address belongs to a member already. Change their role in the list.'
    super({ kind: 'conflict', code: 'members.already', message, fields: [{ path: 'email', message }] })
  }
}

/** Nobody could manage the organisation any more. */
export class LastOwner extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'members.last_owner',
      message: 'An organisation needs an owner, and this is its only one. Make somebody else an owner first.',
    })
  }
}

/** Accepted, withdrawn, replaced by a newer one, too old, or never ours: they are not told apart. */
export class InvitationSpent extends AppError {
  constructor() {
    super({
      kind: 'gone',
      code: 'members.invitation_spent',
      message: 'This invitation was used or withdrawn, or it is older than a week. Ask for a new one.',
    })
  }
}

export class OtherAddress extends AppError {
  constructor() {
    super({
      kind: 'forbidden',
      code: 'members.other_address',
      message: 'This invitation is for another address. Sign in with the one it was mailed to.',
    })
  }
}

/** Whoever registered an address has not shown that it is theirs. */
export class UnprovenAddress extends AppError {
  constructor() {
    super({
      kind: 'forbidden',
      code: 'members.unproven_address',
      message: 'Confirm your e-mail address first: open the link we mailed you, or ask for it again in your account.',
    })
  }
}
