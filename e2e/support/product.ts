import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { buildDir } from './site'

export const root = fileURLToPath(new URL('../..', import.meta.url))

type Options = { port: number; dataDir: string; env?: Record<string, string> }

/** Foyer's settings of whoever runs the tests must not reach the product under test. */
const own =
  /^(FOYER_|OIDC_|GOOGLE_|GITHUB_|SMTP_|RESEND_|MAIL_|DATABASE_URL$|PORT$|HOST$|PUBLIC_URL$|CORS_|TRUSTED_|STRIPE_|RAZORPAY_|PAYMENTS$|NODE_ENV$|NODE_OPTIONS$|LOG_)/

/** What a program of the product is told, on a data folder of its own. */
export const environment = ({ port, dataDir, env }: Options): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))),
  NODE_ENV: 'production',
  DATABASE_URL: '',
  FOYER_MODE: 'demo',
  FOYER_BUILD_DIR: buildDir,
  FOYER_DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  PORT: String(port),
  ...env,
})

const isGone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Starts Foyer as people do, `npm start`, without waiting for anything. `output` grows while it runs. */
export function launch(options: Options) {
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: root,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  return {
    child,
    output: () => output,
    /** How the process ended: its exit code, or null for a signal. */
    exit: () => ended.then(([code]) => code),
    isGone: () => isGone(child),
    /** Asks it to end, and waits until it has. */
    async stop() {
      if (!isGone(child)) child.kill('SIGTERM')
      return (await ended)[0]
    },
    async kill() {
      if (!isGone(child)) child.kill('SIGKILL')
      await ended
    },
  }
}

export type Product = ReturnType<typeof launch> & { site: string; startedIn: number }

async function isReady(site: string, output: string) {
  if (!output.includes('Ctrl-C stops everything')) return false
  try {
    return (await fetch(`${site}/healthz`)).ok
  } catch {
    return false // it has just gone
  }
}

/** Starts Foyer and waits until it says that it is ready, and is well. @throws Error with its output when it ends before that */
export async function startProduct(options: Options & { patience?: number }): Promise<Product> {
  const began = Date.now()
  const product = launch(options)
  const site = `http://localhost:${options.port}`
  while (!(await isReady(site, product.output()))) {
    if (isGone(product.child)) throw new Error(`Foyer ended before it was ready:\n${product.output()}`)
    if (Date.now() - began > (options.patience ?? 60_000)) {
      await product.kill()
      throw new Error(`Foyer was not ready in time:\n${product.output()}`)
    }
    await pause(50) // between two looks at a process that cannot call us
  }
  return { ...product, site, startedIn: Date.now() - began }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Removes a data folder, the database of a run that was cut short included. */
export async function removeData(dataDir: string) {
  const home = join(root, dataDir, 'postgres')
  const folder = existsSync(home) ? realpathSync(home) : home
  const pidFile = join(folder, 'data', 'postmaster.pid')
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
  if (pid > 0 && isAlive(pid)) {
    process.kill(pid, 'SIGQUIT')
    await expect.poll(() => isAlive(pid), { message: 'the database of an earlier run ends' }).toBe(false)
  }
  rmSync(folder, { recursive: true, force: true })
  rmSync(join(root, dataDir), { recursive: true, force: true })
}
