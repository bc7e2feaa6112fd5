import { env } from '@/lib/config/env'
import { endOnSignal } from './end-on-signal'
import { type Serving, serve } from './http/serve'
import { build, generate, isBuilt } from './prepare/build'
import { migrate, openDatabase } from './prepare/database'
import { isUnused, presentDoor, presentSignIns, seedDemo } from './prepare/demo'
import { type Certificate, lanAddresses, lanCertificate, terminalQr } from './prepare/lan'
import { completeProcessEnv } from './prepare/process-env'
import { completeSettings } from './prepare/settings'
import { dataDir, root } from './root'
import type { Step } from './steps.mjs'

type Options = { dev: boolean; lan: boolean; step: Step }

/** Phones hand their camera to https pages only, so a demonstration on the local network needs a certificate. */
async function prepareLan(): Promise<Certificate> {
  const addresses = lanAddresses()
  if (!addresses[0]) throw new Error('--lan: this machine is on no network')
  process.env.PUBLIC_URL ||= `https://${addresses[0]}:${process.env.PORT || 3000}`
  return lanCertificate(dataDir(), addresses)
}

/** Next tells how long it took to read its settings. Warnings and errors go another way and are seen. */
async function quietly<T>(work: () => Promise<T>) {
  const { log } = console
  console.log = () => undefined
  return work().finally(() => {
    console.log = log
  })
}

async function sayReady(loopback: string, certificate?: Certificate) {
  await fetch(loopback, { redirect: 'manual' }).then((page) => page.arrayBuffer())
  const passed = (performance.now() / 1000).toFixed(1)
  const { publicUrl, mode, mailTransport } = env()
  const lines = [`Open      ${publicUrl}`]
  const signIns = mode === 'demo' ? await presentSignIns() : []
  for (const [at, { email, password, is }] of signIns.entries()) {
    lines.push(`${at === 0 ? 'Sign in   ' : '          '}${email.padEnd(20)}  ${password}  ${is}`)
  }
  const door = mode === 'demo' ? await presentDoor() : null
  if (door) lines.push(`Door      ${door}`)
  if (mailTransport === 'outbox') lines.push(`Mail      ${publicUrl}/outbox`)
  if (certificate) lines.push('', 'The browser warns of the certificate, because this machine made it itself: go on.')
  lines.push('', `First page after ${passed} s. Ctrl-C stops everything.`)
  process.stdout.write(`\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n\n`)
  if (certificate) process.stdout.write(`  Everything:\n${await terminalQr(publicUrl)}\n`)
  if (certificate && door) process.stdout.write(`  The door, for any phone:\n${await terminalQr(door)}\n`)
}

/**
 * From a clone with packages to a running server: settings, database, build, web server and, in the same process, the worker.
 * @throws Error whose message is fit to be printed as it is
 */
export async function start({ dev, lan, step }: Options) {
  completeSettings()
  const certificate = lan ? await prepareLan() : undefined

  let serving: Serving | undefined
  let leave: (() => Promise<unknown>) | undefined
  endOnSignal(async () => {
    process.stdout.write('\n  Stopping …\n')
    await serving?.stop()
    await leave?.()
  })

  try {
    await step('Database', async () => {
      const embedded = await openDatabase()
      leave = () => embedded?.leave() ?? Promise.resolve()
      await migrate()
    })
    completeProcessEnv()
    if (dev) await generate()
    else if (!isBuilt()) {
      await step('Build', () => generate().then(build), 'half a minute, after each change of the sources')
    }
    if (env().mode === 'demo' && (await isUnused())) await step('Demo programme', seedDemo)
    serving = await step('Server', () => quietly(() => serve({ dir: root, dev, certificate })))
    await sayReady(serving.loopback, certificate)
  } catch (error) {
    await leave?.()
    throw error
  }
}
