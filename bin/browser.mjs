import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { run } from './install.mjs'

const usual = [
  ...[
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const installed = () => [process.env.CHROMIUM_PATH, ...usual].find((path) => path && existsSync(path))

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
}

/**
 * A browser for the tests: CHROMIUM_PATH, an installed Chromium or Chrome, else Debian's. A download from anywhere else only
 * when FOYER_DOWNLOAD_BROWSER=1 allows it. What was found is then in CHROMIUM_PATH, unless Playwright brought its own.
 */
export async function findBrowser() {
  if (!installed() && process.env.FOYER_DOWNLOAD_BROWSER === '1') {
    const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli')
    await run(process.execPath, [playwright, 'install', 'chromium'])
    return
  }
  if (!installed() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installFromDebian()
  const path = installed()
  if (!path)
    throw new Error('No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH or FOYER_DOWNLOAD_BROWSER=1')
  process.env.CHROMIUM_PATH = path
}
