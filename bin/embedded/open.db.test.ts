import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from '../root'
import { ensureDatabase } from './ensure-database'
import { type Embedded, openEmbedded } from './open'

let dataDir: string
const opened: Embedded[] = []

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'foyer embedded ')), '.data')
})

afterEach(async () => {
  for (const each of opened.splice(0)) await each.leave()
  rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true, force: true })
  rmSync(join(dataDir, '..'), { recursive: true, force: true })
})

async function open() {
  const embedded = await openEmbedded({ dataDir, durable: false })
  opened.push(embedded)
  return embedded
}

async function ask<T extends object>(url: string, sql: string) {
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  return (await session.query<T>(sql).finally(() => session.end())).rows
}

const pidFile = () => join(dataDir, 'postgres', 'data', 'postmaster.pid')
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0])

it('keeps what was written across a stop and a start, in a folder with spaces, on the same port', async () => {
  const first = await openEmbedded({ dataDir, durable: false })
  const url = await ensureDatabase(first, 'foyer')
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  expect(await first.leave()).toBe(true)
  expect(existsSync(pidFile())).toBe(false)
  const second = await open()
  expect(second.url()).toBe(url)
  expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})

it('lets nobody in without the password', async () => {
  const url = new URL((await open()).url('postgres'))
  url.password = 'guess'
  await expect(ask(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
})

it('is shared by two that start at the same time, and stopped by the last to leave', async () => {
  const [one, two] = await Promise.all([openEmbedded({ dataDir, durable: false }), openEmbedded({ dataDir, durable: false })])
  expect([one.started, two.started].filter(Boolean)).toHaveLength(1)
  expect(one.url()).toBe(two.url())
  expect(await one.leave()).toBe(false)
  expect(await ask(two.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await two.leave()).toBe(true)
})

it('is taken over from a process that was killed', async () => {
  const program = join(root, '.data-test', `starter-${process.pid}.mjs`)
  const contents = `import { openEmbedded } from './bin/embedded/open'
    await openEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false })
    process.stdout.write('open')`
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    ...{ outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm', logLevel: 'error' },
  })
  const starter = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => starter.stdout.once('data', resolve))
  const pid = serverPid()
  starter.kill('SIGKILL')
  await new Promise((resolve) => starter.once('exit', resolve))
  rmSync(program)
  const next = await open()
  expect(next.started).toBe(false)
  expect(serverPid()).toBe(pid)
})

it('starts again by itself, at the same address, when the server is killed', async () => {
  const restarted = new Promise<void>((onRestart) => {
    openEmbedded({ dataDir, durable: false, onRestart }).then((embedded) => {
      opened.push(embedded)
      process.kill(serverPid(), 'SIGKILL')
    })
  })
  await restarted
  expect(await ask(opened[0]?.url('postgres') ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('begins anew where a first start was cut short', async () => {
  await (await openEmbedded({ dataDir, durable: false })).leave()
  const home = realpathSync(join(dataDir, 'postgres'))
  renameSync(join(home, 'data'), join(home, 'data.part'))
  rmSync(join(home, 'data.part', 'PG_VERSION'))
  writeFileSync(join(dataDir, 'postgres.lock'), '999999999')
  expect((await open()).started).toBe(true)
})

it('never throws away a folder it does not know', async () => {
  await (await openEmbedded({ dataDir, durable: false })).leave()
  rmSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'))
  await expect(openEmbedded({ dataDir })).rejects.toThrow('holds no PostgreSQL data: move it away')
  expect(existsSync(join(dataDir, 'postgres', 'data', 'base'))).toBe(true)
})

it('does not believe the record of a server that died with its machine', async () => {
  await (await openEmbedded({ dataDir, durable: false })).leave()
  writeFileSync(pidFile(), `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n1 1\nready   \n`)
  expect((await open()).started).toBe(true)
})

it('takes another port when its own is taken', async () => {
  const first = await openEmbedded({ dataDir, durable: false })
  const { port } = new URL(first.url())
  await first.leave()
  const { createServer } = await import('node:net')
  const squatter = createServer().listen(Number(port), '127.0.0.1')
  await new Promise((resolve) => squatter.once('listening', resolve))
  const second = await open()
  expect(new URL(second.url()).port).not.toBe(port)
  squatter.close()
})
