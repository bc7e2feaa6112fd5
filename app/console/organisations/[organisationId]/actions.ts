'use server'

import { action } from '@/lib/api/action'
import { reviseInvoicing } from '@/lib/orgs/revise-invoicing'

export const saveInvoicing = action(reviseInvoicing, { redirectTo: ({ id }) => `/console/organisations/${id}?said=invoicing` })
