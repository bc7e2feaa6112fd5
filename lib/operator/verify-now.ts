import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { keepVerdicts } from '@/lib/verify/hourly'
import { verify } from '@/lib/verify/verify'
import { reachInstallation } from './access'

/** Looks whether everything holds, now, and keeps what it found. Reads only; repairs nothing. */
export const verifyNow = operation({
  name: 'operator.verify',
  input: z.object({}),
  output: z.object({ broken: z.int() }),
  raises: ['auth.required', 'page.not_found'],
  access: reachInstallation,
  run: async () => ({ broken: await keepVerdicts(await verify({ seconds: 30 })) }),
})
