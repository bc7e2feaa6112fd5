import type { Job } from '@/lib/jobs/job'
import { runJobs } from '@/lib/jobs/run'
import { jobsFor } from './subscriptions'

const jobs: Job[] = []

/** Starts background work in this process. */
export const startWorker = () => runJobs({ jobs, jobsFor })
