import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { run } from '../install.mjs'
import { root } from '../root'
import { sourceHash } from './source-hash'

const program = (name: string) => createRequire(join(root, 'package.json')).resolve(name)
const isMarked = (file: string, hash: string) => existsSync(file) && readFileSync(file, 'utf8') === hash

/** Makes the database client and the copied browser files, where they are missing or old. */
export async function generate() {
  const mark = join(root, 'generated', 'prisma', '.schema')
  const hash = sourceHash(root, ['prisma/schema', 'package-lock.json'])
  if (isMarked(mark, hash)) return
  await run(process.execPath, [join(root, 'bin', 'db.mjs'), 'generate'])
  await run(process.execPath, [join(root, 'bin', 'vendor.mjs')])
  writeFileSync(mark, hash)
}

const buildFolder = () => join(root, process.env.FOYER_BUILD_DIR || '.next')
const buildMark = () => join(buildFolder(), 'foyer-sources')

/** Whether the last build was made of the present sources. */
export const isBuilt = () => isMarked(buildMark(), sourceHash(root))

/** A build whose starter was killed goes on by itself, and a second start meets it; Next says so in these words. */
const anotherBuilds = /build still in progress|another next build process/i

/** Builds the pages. The build asks no database: what it would read is filled when it is first asked for. */
export async function build(): Promise<void> {
  const hash = sourceHash(root)
  rmSync(buildMark(), { force: true })
  const { DATABASE_URL: _1, FOYER_EMBEDDED_DATABASE_URL: _2, ...env } = process.env
  try {
    await run(process.execPath, [program('next/dist/bin/next'), 'build'], {
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
    })
  } catch (error) {
    if (!anotherBuilds.test((error as Error).message)) throw error
    await wait(1_000)
    return isBuilt() ? undefined : build()
  }
  writeFileSync(buildMark(), hash)
}
