import { join, resolve } from 'node:path'
import { env } from '@/lib/config/env'
import { once } from '@/lib/core/global'
import { diskStorage } from './adapters/disk'
import type { Storage } from './storage'

/** The storage this installation uses: a folder in its data directory. */
export const storage = (): Storage => once('storage', () => diskStorage(join(resolve(env().dataDir), 'uploads')))
