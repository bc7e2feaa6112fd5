import type { NextAuthOptions, Session } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/config/env'
import { log } from '@/lib/config/log'
import type { Context } from '@/lib/core/context'
import { AppError } from '@/lib/core/error'
import { inTransaction } from '@/lib/db/tx'
import { afterProof } from '../after-proof'
import { checkPassword } from '../check-password'
import { endSessions } from '../end-sessions'
import { enterWithProvider } from '../enter-with-provider'
import { liveSession } from '../live-session'
import { nextPath } from '../next-path'
import { credentialsInput } from '../schema'
import { cookieSecret, isSecureSite } from '../session-cookie'
import { sessionLife } from '../session-life'
import { type Proof, startSession } from '../start-session'
import type { ProviderUser } from './provider-user'
import { nextAuthProviders } from './providers'

const refusal = (error: unknown) => {
  if (!(error instanceof AppError)) throw error
  return `/sign-in?error=${encodeURIComponent(error.code)}`
}

/**
 * NextAuth for one request. It speaks with the providers and writes the cookie; who may enter is decided here, and the
 * cookie holds nothing but the id of a session row, which is what is asked at every request (`actorOf`).
 */
export function nextAuthOptions(ctx: Context, onward: { path?: string }): NextAuthOptions {
  let proof: Proof | undefined
  return {
    secret: cookieSecret(),
    useSecureCookies: isSecureSite(),
    session: { strategy: 'jwt', maxAge: sessionLife },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    logger: {
      error: (code, metadata) => log().warn({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'sign-in'),
      warn: (code) => log().debug({ code }, 'sign-in'),
      debug: () => undefined,
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials) {
          const given = credentialsInput.safeParse(credentials)
          if (!given.success) return null
          proof = await checkPassword({ ...given.data, ip: ctx.ip })
          return { id: proof.userId }
        },
      }),
      ...nextAuthProviders(),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (account?.type !== 'oauth') return true
        const { name, email, emailVerified } = user as ProviderUser
        const { provider, providerAccountId } = account
        try {
          const entered = await inTransaction((tx) =>
            enterWithProvider(tx, ctx, { provider, providerAccountId, name, email, emailVerified }),
          )
          proof = { userId: entered.userId }
          if (entered.passwordRemoved) onward.path = afterProof(entered, undefined)
          return true
        } catch (error) {
          return refusal(error)
        }
      },
      async jwt({ token, account }) {
        const proven = proof
        if (!account || !proven) return token
        return { sid: await inTransaction((tx) => startSession(tx, ctx, proven)) }
      },
      async session({ token }) {
        const actor = typeof token.sid === 'string' ? await liveSession(token.sid) : null
        return (actor ? { user: { name: actor.name, email: actor.email }, expires: expiryOf(token.exp) } : {}) as Session
      },
      redirect: ({ url }) => `${env().publicUrl}${nextPath(url, '/account', env().publicUrl)}`,
    },
    events: {
      async signOut({ token }) {
        const actor = typeof token.sid === 'string' ? await liveSession(token.sid) : null
        if (actor) await inTransaction((tx) => endSessions(tx, ctx, { userId: actor.userId, only: actor.sessionId }))
      },
    },
  }
}

const expiryOf = (exp: unknown) => new Date(Number(exp) * 1000).toISOString()
