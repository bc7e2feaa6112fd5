import { z } from 'zod'

/** A person as they see themselves. */
export const userView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
})

export const meView = userView.extend({ hasPassword: z.boolean() })

export const sessionView = z.object({
  id: z.string(),
  /** the one this request belongs to */
  current: z.boolean(),
  kind: z.enum(['browser', 'token']),
  /** in words: "Firefox on Windows" */
  device: z.string(),
  ip: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  lastSeenAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
})

export const sessionList = z.object({ items: z.array(sessionView), nextCursor: z.null() })

export const tokensView = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  /** seconds until the access token runs out */
  expiresIn: z.int(),
  refreshToken: z.string(),
})

export const nothing = z.object({})

/** A browser's new session, for the form door to put into its cookie. */
export const startedView = z.object({ sessionId: z.string(), next: z.string() })
