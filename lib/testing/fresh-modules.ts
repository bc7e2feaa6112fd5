import { vi } from 'vitest'

/** Test files that share a process share no module of ours: each reads its own settings and begins with empty caches. */
vi.resetModules()
