import { listMyOrganisations } from '@/lib/orgs/list-my-organisations'
import { updateOrganisation } from '@/lib/orgs/update-organisation'
import { type Entry, entry } from '../entry'

const tag = 'Organisations'

export const orgEntries: Entry[] = [
  entry('get', '/me/organisations', listMyOrganisations, { tag, summary: 'Organisations you work for, with your role' }),
  entry('patch', '/organisations/{organisationId}', updateOrganisation, { tag, summary: 'Change name or contact address' }),
]
