import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, generate, isBuilt } from '@/bin/prepare/build'
import { root } from '@/bin/root'
import { cleanUp } from '../clean-up'

/** A build of its own, so that pages of the bench get into nobody's: `.next-bench`, or the one FOYER_BUILD_DIR names. */
export function buildFolder(): string {
  process.env.FOYER_BUILD_DIR ||= '.next-bench'
  return join(root, process.env.FOYER_BUILD_DIR)
}

async function make() {
  const folder = buildFolder()
  await generate()
  if (isBuilt()) return
  console.log('  building …')
  cleanUp(() => rmSync(folder, { recursive: true, force: true }))
  await build()
}

let making: Promise<void> | undefined

/** Builds the pages once in a run, unless a build of the present sources is there. What was built is removed at the end of the run. */
export function built(): Promise<void> {
  making ??= make()
  return making
}
