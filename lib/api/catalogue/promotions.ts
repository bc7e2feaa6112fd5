import { createPromoCode } from '@/lib/promotions/create-promo-code'
import { deletePromoCode } from '@/lib/promotions/delete-promo-code'
import { listPromoCodes } from '@/lib/promotions/list-promo-codes'
import { updatePromoCode } from '@/lib/promotions/update-promo-code'
import { type Entry, entry } from '../entry'

const tag = 'Promo codes'
const codes = '/events/{eventId}/promo-codes'
const code = `${codes}/{promoCodeId}`

export const promotionEntries: Entry[] = [
  entry('get', codes, listPromoCodes, { tag, summary: 'Codes of an event with their uses' }),
  entry('post', codes, createPromoCode, { status: 201, tag, summary: 'Make a code' }),
  entry('patch', code, updatePromoCode, { tag, summary: 'Change what the body names' }),
  entry('delete', code, deletePromoCode, { status: 204, tag, summary: 'Delete one that was never used' }),
]
