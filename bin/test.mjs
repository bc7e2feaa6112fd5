// npm test: from a bare clone, everything. Ends with one line of counts.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNode } from './beginning.mjs'
import { findBrowser } from './browser.mjs'
import { check, prepare } from './check.mjs'
import { install, isInstalled, run } from './install.mjs'
import { steps } from './steps.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, '.foyer', 'reports')
const total = { passed: 0, failed: 0, skipped: 0 }
const complaints = []

const add = (counts) => {
  for (const kind of Object.keys(total)) total[kind] += counts[kind] ?? 0
}

/** Runs a program in the open. @returns its exit code; null when a signal ended it */
const watch = (program, args, env) =>
  new Promise((resolve) => {
    const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }
    spawn(process.execPath, [join(root, 'node_modules', program), ...args], options)
      .once('error', () => resolve(null))
      .once('exit', resolve)
  })

function ofVitest(report) {
  const unread = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function ofPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

/** Runs a test runner that writes a report. One that died, ended badly without a failed test, or ran none is a failure itself. */
async function runner({ name, program, args, env = {}, read }) {
  const file = join(reports, `${name}.json`)
  const code = await watch(program, args(file), { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  let counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    complaints.push(`${name}: no report (${error.message})`)
  }
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    complaints.push(`${name}: ended with code ${code} after ${counts.passed} passed tests`)
    counts.failed = 1
  }
  add(counts)
}

const step = steps()
const title = (text) => process.stdout.write(`\n${text}\n`)
/** @returns whether it was done; what was not is one failure */
const must = async (name, work, hint) => {
  try {
    await step(name, work, hint)
    return true
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    total.failed++
    return false
  }
}

async function everything() {
  title('Preparation')
  if (!isInstalled() && !(await must('packages', install, 'a minute or two, once'))) return
  const browser = await must('browser', findBrowser)
  if (!(await must('database client', prepare))) return

  title('Check')
  add(await check())

  title('Unit and database tests')
  await runner({
    name: 'vitest',
    program: 'vitest/vitest.mjs',
    args: (file) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    read: ofVitest,
  })

  title('Build')
  process.env.FOYER_BUILD_DIR = '.next-test'
  const built = await must('build', () => run(process.execPath, [join(root, 'bin', 'run.mjs'), 'build']))
  if (!built) return
  total.passed++

  title('Browser tests')
  if (browser) await runner({ name: 'playwright', program: '@playwright/test/cli.js', args: () => ['test'], read: ofPlaywright })
}

checkNode()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
await everything().catch((error) => {
  complaints.push(error.stack)
  total.failed++
})
for (const complaint of complaints) process.stderr.write(`${complaint}\n`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`)
process.exitCode = total.failed > 0 ? 1 : 0
