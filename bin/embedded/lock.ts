import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Linking a written file, unlike creating and then writing one, never shows others a lock without its holder. */
function take(file: string) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, String(process.pid), { mode: 0o600 })
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** Longer than any work done under a lock: a start gives PostgreSQL a minute. */
const tooOld = 90_000

function isStale(file: string) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    return holder === process.pid || !isAlive(holder) || Date.now() - statSync(file).mtimeMs > tooOld
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return false
  }
}

const own = new Map<string, Promise<unknown>>()

async function hold<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true })
    else await wait(50)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/**
 * Runs `work` while nobody else, in this process or another, does so under the same file. A lock left by a killed process is taken
 * over, also by one that got the same process id, as happens in containers.
 */
export function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const next = () => hold(file, work)
  const turn = (own.get(file) ?? Promise.resolve()).then(next, next)
  own.set(file, turn)
  return turn
}
