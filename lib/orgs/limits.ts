import type { Context } from '@/lib/core/context'
import { actorName } from '@/lib/core/context'
import { limit } from '@/lib/rate-limit/limit'

const hour = 3600

/** Somebody may have many organisations, so they are counted too; and one address is not mailed by all of them. */
const perPerson = limit({ name: 'invite-person', points: 30, seconds: hour })
const perOrganisation = limit({ name: 'invite-organisation', points: 30, seconds: hour })
const perAddress = limit({ name: 'invite-address', points: 10, seconds: 24 * hour })

/** Counts an invitation that is about to be mailed. @throws RateLimited */
export async function countInvitation({ actor }: Context, organisationId: string, email: string) {
  await perPerson(actorName(actor))
  await perOrganisation(organisationId)
  await perAddress(email)
}
