import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
const isRoot = process.getuid?.() === 0

/** Chromium stays at home: it asks nobody for updates, and finds no host but this machine. */
const offTheNetwork = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** The browser of this machine: CHROMIUM_PATH, an installed Chromium or Chrome, else the one Playwright knows. */
export function chromium(extra: string[] = []): LaunchOptions {
  const named = process.env.CHROMIUM_PATH
  return {
    executablePath: named || usual.find((path) => existsSync(path)),
    args: [...(isRoot ? ['--no-sandbox'] : []), ...offTheNetwork, ...extra],
  }
}
