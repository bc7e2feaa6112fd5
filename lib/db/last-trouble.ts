import { once } from '@/lib/core/global'

const last = once('database-trouble', () => ({ at: Number.NEGATIVE_INFINITY }))

/** A connection was refused, lost or given up. */
export function noteTrouble() {
  last.at = performance.now()
}

/** Whether that happened at or after a moment of `performance.now()`, to any pool of this process. */
export const troubleSince = (moment: number): boolean => last.at >= moment
