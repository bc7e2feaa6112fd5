import { z } from 'zod'
import { env } from '@/lib/config/env'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachInstallation } from './access'
import { readStanding } from './standing'

const count = z.int()

const installationView = z.object({
  verifiedAt: z.date().nullable(),
  broken: z.array(z.object({ id: z.string(), says: z.string(), count, rows: z.array(z.unknown()) })),
  undispatched: count,
  undispatchedSeconds: count,
  jobsWaiting: count,
  jobsFailed: count,
  mailsQueued: count,
  mailsFailed: count,
  holdsOverdue: count,
  paymentsOpen: count,
  refundsDue: count,
  refundsFailed: count,
  mode: z.enum(['demo', 'live']),
  publicUrl: z.string(),
  mail: z.string(),
  payments: z.array(z.string()),
  database: z.string(),
  /** the last mails that could not be sent, without their addresses */
  failedMails: z.array(z.object({ id: z.string(), template: z.string(), error: z.string().nullable(), at: z.date() })),
})
export type Installation = z.output<typeof installationView>

/** How this installation stands, for its operator. */
export const readInstallation = operation({
  name: 'operator.installation',
  input: z.object({}),
  output: installationView,
  raises: ['auth.required', 'page.not_found'],
  access: reachInstallation,
  run: async () => {
    const { mode, publicUrl, mailTransport, payments } = env()
    const [standing, failed, [version]] = await Promise.all([
      readStanding(),
      db().delivery.findMany({
        where: { state: 'failed' },
        orderBy: { createdAt: 'desc' },
        take: 10,
        select: { id: true, template: true, lastError: true, createdAt: true },
      }),
      db().$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`,
    ])
    return {
      ...standing,
      mode,
      publicUrl,
      mail: mailTransport,
      payments: [...payments],
      database: `PostgreSQL ${version!.version}`,
      failedMails: failed.map(({ lastError, createdAt, ...mail }) => ({ ...mail, error: lastError, at: createdAt })),
    }
  },
})
