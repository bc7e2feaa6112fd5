import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const outside = [...configDefaults.exclude, '**/.next*/**', '**/.data*/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    pool: 'forks',
    maxWorkers: availableParallelism() + 1, // one file waits for PostgreSQL or for a time limit while others use the cores
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...outside, '**/*.db.test.ts'],
          isolate: false, // packages are read once for each worker, not for each file; our own modules begin anew in each
          setupFiles: ['lib/testing/fresh-modules.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: outside,
          globalSetup: ['lib/testing/database-server.ts'],
          setupFiles: ['lib/testing/own-database.ts'],
          testTimeout: 60_000, // a time limit finds what hangs; it does not measure the machine
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
