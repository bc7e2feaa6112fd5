import { z } from 'zod'
import { eventId } from '@/lib/events/schema'
import { oneLine } from '@/lib/events/text'

const howMany = 'Write how many there are in all: a whole number from 1 to 1,000,000.'

const poolFields = {
  name: z
    .string({ error: 'Name what is shared, like "Seated".' })
    .overwrite(oneLine)
    .min(1, { error: 'Name what is shared, like "Seated".' })
    .max(60, { error: 'Keep the name to 60 characters.' }),
  capacity: z.int({ error: howMany }).min(1, { error: howMany }).max(1_000_000, { error: howMany }),
}

const poolId = z.string().overwrite(oneLine).min(1).max(60)

export const createPoolInput = z.object({ eventId, ...poolFields })
export const updatePoolInput = z.object(poolFields).partial().extend({ eventId, poolId })
export const onePoolInput = z.object({ eventId, poolId })
export const poolsInput = z.object({ eventId })
