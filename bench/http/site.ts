import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '@/bin/root'
import { env } from '@/lib/config/env'
import { built } from './built'

const patience = 60_000 // milliseconds

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

const isWell = (site: string) =>
  fetch(`${site}/healthz`).then(
    ({ ok }) => ok,
    () => false, // it does not listen yet
  )

/** `npm run serve` on the bench's build and database, in a process of its own: what a container runs, without the worker. */
async function start() {
  await built()
  const port = await freePort()
  const site = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['bin/run.mjs', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: env().databaseUrl,
      FOYER_WORKER: 'off', // its looks at the queue would be counted among the queries of the viewers
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: site,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  const end = performance.now() + patience
  while (!(await isWell(site))) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready')
    if (performance.now() > end) {
      await stop()
      throw new Error('The server was not ready within a minute')
    }
    await wait(50)
  }
  return { site, stop }
}

/** Runs `work` with so many servers on one database, and ends them after it. */
export async function withSites<T>(count: number, work: (sites: string[]) => Promise<T>): Promise<T> {
  const running: Awaited<ReturnType<typeof start>>[] = []
  try {
    for (let each = 0; each < count; each++) running.push(await start())
    return await work(running.map(({ site }) => site))
  } finally {
    await Promise.all(running.map(({ stop }) => stop()))
  }
}
