import pino from 'pino'
import { once } from '@/lib/core/global'
import { env } from './env'

/** Structured logs on standard error. Secrets and personal data do not belong in them: log ids. */
export const log = () =>
  once('log', () =>
    pino(
      {
        name: 'foyer',
        level: env().LOG_LEVEL ?? 'warn',
        redact: ['*.password', '*.token', '*.code', '*.authorization', '*.cookie'],
      },
      pino.destination(2),
    ),
  )
