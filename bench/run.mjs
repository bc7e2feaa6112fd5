#!/usr/bin/env node
// npm run bench:oversell: the stress test of selling (bench/oversell).
// npm run bench:kill: the product is killed at each step of a purchase (bench/faults).
// npm run bench -- P5 P15: runs the named bars (none named: all), each against a database of its own.
// Every figure is a ratio or a count of one run; A and B take turns, and the median of five counts.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
if (!existsSync('generated/prisma')) spawnSync(process.execPath, ['bin/db.mjs', 'generate'], { stdio: 'inherit' })

const tests = { '--oversell': 'oversell/main', '--kill': 'faults/main' }
const [first, ...rest] = process.argv.slice(2)
const [name, ...names] = tests[first] ? [tests[first], ...rest] : ['main', ...process.argv.slice(2)]

const { build } = await import('esbuild')
await build({
  entryPoints: { bench: `bench/${name}.ts` },
  outdir: '.foyer',
  outExtension: { '.js': '.mjs' },
  alias: { '@': root },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  jsx: 'automatic',
  logLevel: 'warning',
})
const { main } = await import(new URL('../.foyer/bench.mjs', import.meta.url))
process.exitCode = await main(names)
