import { expect, test } from 'vitest'
import { contextOf, makeOrganisation, makeUser } from '@/lib/testing/factories'
import { organisationDetails } from './change-organisation'
import { reviseInvoicing } from './revise-invoicing'
import { reviseOrganisation } from './revise-organisation'
import { updateOrganisation } from './update-organisation'

async function mine() {
  const user = await makeUser()
  const { id: organisationId } = await makeOrganisation([{ userId: user.id, role: 'owner' }])
  return { ctx: contextOf(user), organisationId }
}

test('what stands on invoices is kept as it was typed, line by line, beside what the public reads', async () => {
  const { ctx, organisationId } = await mine()
  const form = { organisationId, legalName: ' Hall  GmbH ', address: 'Kai 3\r\n20457 Hamburg\u202e', taxId: 'DE 123' }
  expect(await reviseInvoicing(ctx, form)).toMatchObject({
    legalName: 'Hall GmbH',
    address: 'Kai 3\n20457 Hamburg',
    taxId: 'DE 123',
    stripeAccount: null,
  })
  expect(await reviseOrganisation(ctx, { organisationId, name: 'The Hall' })).toMatchObject({ name: 'The Hall', taxId: 'DE 123' })
  expect(await updateOrganisation(ctx, { organisationId, taxId: null })).toMatchObject({ taxId: '', legalName: 'Hall GmbH' })
  expect(await organisationDetails({ id: organisationId, role: 'owner' })).toMatchObject({ name: 'The Hall', taxId: '' })
})

test('a Stripe account is refused where the installation takes none, and when it is no account', async () => {
  const { ctx, organisationId } = await mine()
  for (const stripeAccount of ['acct_1AbCdEfGhIjK', 'sk_live_1'])
    await expect(reviseInvoicing(ctx, { organisationId, stripeAccount })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ path: 'stripeAccount' }],
    })
})
