import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { signedIn } from './access'
import { deviceName } from './device'
import { sessionList } from './view'

type Row = {
  id: string
  kind: 'browser' | 'token'
  userAgent: string | null
  ip: string | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** Where one is signed in: the hundred sessions that were seen last, this one first. */
export const listSessions = operation({
  name: 'me.list_sessions',
  input: z.object({}),
  output: sessionList,
  access: signedIn,
  run: async (_ctx, _input, { userId, sessionId }) => {
    const rows = await db().$queryRaw<Row[]>`
      SELECT id, kind, user_agent AS "userAgent", ip, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
      FROM sessions WHERE user_id = ${userId} AND ended_at IS NULL AND expires_at > now()
      ORDER BY id = ${sessionId} DESC, last_seen_at DESC, id LIMIT 100`
    const items = rows.map(({ userAgent, createdAt, lastSeenAt, expiresAt, ...row }) => ({
      ...row,
      current: row.id === sessionId,
      device: deviceName(userAgent),
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }))
    return { items, nextCursor: null }
  },
})
