import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '@/bin/root'

const patience = 120_000 // milliseconds

const isWell = (site: string) =>
  fetch(`${site}/healthz`).then(
    ({ ok }) => ok,
    () => false, // it does not listen yet
  )

/** A process of the product that is killed and started again at the same address. @param args of node */
export function program(args: string[], port: number, env: Record<string, string>) {
  const site = `http://127.0.0.1:${port}`
  const start = () =>
    spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'fatal',
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: site,
        ...env,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  let child: ChildProcess | undefined
  return {
    site,
    /** @throws Error when it ends by itself, or nothing answers within two minutes */
    async start() {
      child = start()
      for (const end = Date.now() + patience; !(await isWell(site)); await wait(50)) {
        if (child.exitCode !== null || Date.now() > end) throw new Error(`The product did not start at ${site}`)
      }
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
