import { mailLink } from '@/lib/auth/jobs'
import type { Job } from '@/lib/jobs/job'
import { runJobs } from '@/lib/jobs/run'
import { jobsFor } from './subscriptions'

const jobs: Job[] = [mailLink]

/** Starts background work in this process. */
export const startWorker = () => runJobs({ jobs, jobsFor })
