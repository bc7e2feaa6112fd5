import { issueTokens } from '@/lib/auth/issue-tokens'
import { startSession } from '@/lib/auth/start-session'
import { inTransaction } from '@/lib/db/tx'
import { anonymous, makeOrganisation, makeUser } from '@/lib/testing/factories'

/** An organisation, and a bearer token of its owner for the REST API. */
export async function makeOrganiser() {
  const { id: userId } = await makeUser()
  const { id: organisationId } = await makeOrganisation([{ userId, role: 'owner' }])
  const tokens = await inTransaction(async (tx) => issueTokens(tx, await startSession(tx, anonymous(), { userId }, 'token')))
  return { organisationId, token: tokens!.accessToken }
}
