'use server'

import { action } from '@/lib/api/action'
import { deletePromoCode } from '@/lib/promotions/delete-promo-code'
import { enterPromoCode } from '@/lib/promotions/enter-promo-code'
import { makePromoCodes } from '@/lib/promotions/make-promo-codes'
import { revisePromoCode } from '@/lib/promotions/revise-promo-code'
import { switchPromoCode } from '@/lib/promotions/switch-promo-code'

const page = ({ eventId }: { eventId: string }, said: string) => `/console/events/${eventId}/codes?said=${said}`

export const addCode = action(enterPromoCode, { redirectTo: (code) => page(code, 'code_added') })
export const addMany = action(makePromoCodes, { redirectTo: (made) => page(made, 'codes_added') })
export const changeCode = action(revisePromoCode, { redirectTo: (code) => page(code, 'code_saved') })
export const turnCode = action(switchPromoCode, { redirectTo: (code) => page(code, code.active ? 'code_on' : 'code_off') })
export const removeCode = action(deletePromoCode, { redirectTo: (code) => page(code, 'code_deleted') })
