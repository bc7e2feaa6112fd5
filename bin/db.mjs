// npm run db:generate | db:diff -- name | db:check | db:up | db:down
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { bundle } from './bundle.mjs'

if (process.argv[2] === 'generate') {
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
  // Any file that exists keeps Prisma from downloading an engine that generating does not use.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const done = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], { env, encoding: 'utf8' })
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`)
  process.exitCode = done.status ?? 1
} else {
  const [entry] = await bundle('db')
  await import(entry)
}
