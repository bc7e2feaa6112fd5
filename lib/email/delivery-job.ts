import { z } from 'zod'
import { type JobSpec, job } from '@/lib/jobs/job'
import { type LoadContent, type RenderTemplate, sendDelivery } from './send-delivery'

const name = 'send-delivery'
/** About a day, by the queue's exponential pauses: longer than any provider is down. */
const maxAttempts = 12

/** The job that sends one delivery. */
export const sendDeliveryJob = (ways: { loaders: Record<string, LoadContent>; render: RenderTemplate }) =>
  job({
    name,
    payload: z.object({ deliveryId: z.string() }),
    maxAttempts,
    run: ({ deliveryId }) => sendDelivery(deliveryId, { ...ways, maxAttempts }),
  })

/** The piece of work that follows from `delivery.queued`. */
export const sendDeliverySpec = (deliveryId: string): JobSpec => ({
  task: name,
  payload: { deliveryId },
  key: `${name}:${deliveryId}`,
  maxAttempts,
})
