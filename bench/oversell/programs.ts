import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '@/bin/root'
import { env } from '@/lib/config/env'

/** Programs of the product that are killed and started again: a web server and a worker, as they run at scale. */
export type Program = { name: string; kills: number; killAndRestart: () => Promise<void>; stop: () => Promise<void> }

function program(name: string, args: string[], extra: Record<string, string>): Program {
  const start = () =>
    spawn(process.execPath, ['bin/run.mjs', ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: env().databaseUrl, LOG_LEVEL: 'fatal', ...extra },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  let child: ChildProcess = start()
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const self: Program = {
    name,
    kills: 0,
    async killAndRestart() {
      await end('SIGKILL')
      self.kills += 1
      child = start()
    },
    stop: () => end('SIGTERM'),
  }
  return self
}

/** A web server and a worker on the bench's build and database. */
export function startPrograms(port: number): { server: Program; worker: Program } {
  const site = `http://127.0.0.1:${port}`
  const shared = { HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: site, FOYER_LOOPBACK_URL: site, PAYMENTS: 'sandbox' }
  return {
    server: program('server', ['serve'], { ...shared, FOYER_WORKER: 'off' }),
    worker: program('worker', ['worker'], shared),
  }
}

/** @throws Error when nothing answers within a minute */
export async function untilWell(site: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    if (
      await fetch(`${site}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
  }
  throw new Error('The server was not well within a minute')
}
