import { afterAll, vi } from 'vitest'

/** Test files that share a process share no module of ours: each reads its own settings and begins with empty caches. */
vi.resetModules()

/** Nor does one leave the next a clock, a network or settings of its own making. */
afterAll(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})
