#!/usr/bin/env node
// Holds the code to its shape: import rules (and that each rule still bites), sizes, and the one reader of process.env.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { planted } from './structure/planted.mjs'
import { rules } from './structure/rules.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const problems = []

async function violations(baseDir, folders, extra) {
  const options = {
    ruleSet: { forbidden: rules },
    validate: true,
    baseDir,
    doNotFollow: { path: 'node_modules|generated' },
    tsPreCompilationDeps: true,
    ...extra,
  }
  const { output } = await cruise(folders, options, extra.resolve ?? {}, extra.transpile)
  return output
}

const tracked = (...patterns) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '')

// 1. The real tree. A cruiser that read less than there is proves nothing.
const folders = ['lib', 'app', 'components', 'emails', 'documents', 'bin'].filter((folder) => existsSync(folder))
const tsConfig = extractTSConfig('tsconfig.json')
const real = await violations(root, folders, {
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  transpile: { tsConfig },
})
for (const { rule, from, to } of real.summary.violations) problems.push(`${rule.name}: ${from} -> ${to}`)
const sources = tracked(...folders.map((folder) => `${folder}/**/*.ts`), ...folders.map((folder) => `${folder}/**/*.tsx`))
const read = new Set(real.modules.map((module) => module.source))
const unread = sources.filter((file) => !file.endsWith('.d.ts') && !read.has(file))
if (unread.length > 0) problems.push(`not read by the cruiser: ${unread.join(', ')}`)

// 2. Each rule finds the violation planted for it.
for (const rule of rules) {
  const files = planted[rule.name]
  if (!files) {
    problems.push(`rule ${rule.name} has no planted violation`)
    continue
  }
  const folder = mkdtempSync(join(tmpdir(), 'foyer-planted-'))
  try {
    for (const [path, text] of Object.entries({
      'package.json': '{"name":"planted","dependencies":{"react":"1","@prisma/adapter-pg":"1"}}',
      ...files,
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const tops = [...new Set(Object.keys(files).map((path) => path.split('/')[0]))].filter((top) => top !== 'node_modules')
    const found = await violations(folder, tops, {})
    if (!found.summary.violations.some((each) => each.rule.name === rule.name))
      problems.push(`rule ${rule.name} does not find its planted violation`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// 3. Sizes, and the environment's one reader.
const isTest = (file) => /\.test\.tsx?$/.test(file) || file.startsWith('lib/testing/')
const lines = (file) => readFileSync(file, 'utf8').split('\n').length - 1
const lib = sources.filter((file) => file.startsWith('lib/') && !isTest(file))
const sizes = lib.map(lines).sort((a, b) => a - b)
for (const file of lib) if (lines(file) > 250) problems.push(`${file} has ${lines(file)} lines; 250 is the most`)
if (sizes.length > 20 && sizes[Math.floor(sizes.length / 2)] > 60)
  problems.push(`the median file of lib has ${sizes[Math.floor(sizes.length / 2)]} lines`)
for (const file of sources)
  if (/(^|\/)page\.tsx$/.test(file) && lines(file) > 120)
    problems.push(`${file} has ${lines(file)} lines; a page has 120 at most`)
for (const file of sources) {
  if (isTest(file) || file.startsWith('bin/') || file === 'lib/config/env.ts') continue
  if (readFileSync(file, 'utf8').includes('process.env'))
    problems.push(`${file} reads process.env; lib/config/env.ts is the one reader`)
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  console.error(`\n${problems.length} problems with the structure`)
  process.exit(1)
}
console.log(`structure: ${sources.length} files, ${rules.length} rules, each finds what was planted for it`)
