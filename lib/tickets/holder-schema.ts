import { z } from 'zod'
import { oneLine } from '@/lib/events/text'

const id = z.string().max(40)
const token = z.string().max(100).optional().meta({
  description:
    "The ticket's token, from the address of its page, or the order's, when you are not signed in as its holder; or in the header X-Token.",
})

export const ticketInput = z.object({ id, token })

export const renameHolderInput = z.object({
  id,
  token,
  holder: z.object({
    name: z
      .string({ error: 'Enter a name.' })
      .overwrite(oneLine)
      .min(1, { error: 'Enter a name.' })
      .max(120, { error: 'At most 120 characters.' }),
  }),
})

export const myTicketsInput = z.object({
  period: z.enum(['upcoming', 'past'], { error: 'upcoming or past.' }).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.int().min(1).max(100).default(50),
})
