import { mailLink } from '@/lib/auth/jobs'
import type { DispatchedActivity } from '@/lib/jobs/dispatch'
import type { JobSpec } from '@/lib/jobs/job'

type Subscription = (activity: DispatchedActivity) => JobSpec[]

/** What follows from what happened: one line per activity, the whole of it on one screen. */
export const subscriptions: Record<string, Subscription> = {
  'auth.link_requested': ({ data }) => [mailLink.spec({ linkId: String(data.linkId) }, String(data.linkId))],
}

export const jobsFor = (activity: DispatchedActivity): JobSpec[] => subscriptions[activity.kind]?.(activity) ?? []
