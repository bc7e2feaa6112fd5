import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

export type Migration = { name: string; sql: string }

const noFilter = { externalTables: [], externalEnums: [] }
let loaded = false

/** The engine leaves a timer of ten seconds behind (its wait for the advisory lock), which would hold up the end of the process. */
const quietTimer = (work: () => void, milliseconds: number) => setTimeout(work, milliseconds >>> 0).unref()

function loadEngine() {
  if (loaded) return
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const imports = Object.entries(glue).map(([name, link]) => [name, name.startsWith('__wbg_setTimeout') ? quietTimer : link])
  const engine = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
    './schema_engine_bg.js': Object.fromEntries(imports),
  })
  glue.__wbg_set_wasm(engine.exports)
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(message)
      },
    },
  })
  const { __wbindgen_start: begin } = engine.exports as { __wbindgen_start: () => void }
  begin()
  loaded = true
}

/** What is left open when the engine is done, which disposes of nothing when it fails; run in this order. */
type Closer = () => Promise<unknown>

const catalogueChar = 18
const anyText = 25

/**
 * PrismaPg as the schema engine needs it. Its own script runner cuts at every semicolon, also inside function bodies, where PostgreSQL
 * takes a script whole; and it has no case for the catalogue's one-byte "char", which the engine asks for and wants as a character.
 */
async function connect(url: string, ending: string, closers: Closer[]) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  closers.unshift(() => pool.end())
  const adapter = await new PrismaPg(pool).connect()
  const readRows = adapter.queryRaw
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => {
      const characters: number[] = []
      const ask = async (config: pg.QueryConfig) => {
        const result = await pool.query(config)
        for (const [at, field] of result.fields.entries()) {
          if (field.dataTypeID !== catalogueChar) continue
          characters.push(at)
          field.dataTypeID = anyText
        }
        return result
      }
      const answer = await readRows.call(Object.create(adapter, { client: { value: { query: ask } } }), query)
      for (const at of characters) answer.columnTypes[at] = ColumnTypeEnum.Character
      return answer
    },
    executeScript: async (script: string) => {
      await pool.query(`${script}\n;${ending}`).catch((error: pg.DatabaseError) => {
        const { code = '', severity = 'ERROR', message, detail, column, hint } = error
        throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
      })
    },
    dispose: async () => undefined,
  })
}

/** Sent with a migration's script, so in its transaction: one that was cut short is either done and recorded, or neither. */
const recordAsDone = 'UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL'

/** The engine compares schemas in a database of its own, made beside the given one and dropped afterwards. */
function adapterFor(url: string, closers: Closer[]): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url, recordAsDone, closers),
    connectToShadowDb: async () => {
      const name = `foyer_shadow_${crypto.randomUUID().replaceAll('-', '')}`
      const run = async (sql: string) => {
        const session = new pg.Client({ connectionString: url })
        await session.connect()
        await session.query(sql).finally(() => session.end())
      }
      await run(`CREATE DATABASE ${name} TEMPLATE template0`)
      const shadow = new URL(url)
      shadow.pathname = `/${name}`
      closers.unshift(() => run(`DROP DATABASE ${name} WITH (FORCE)`))
      return connect(shadow.href, '', closers)
    },
  }
}

export const readSchema = (folder: string) => ({
  files: readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') })),
})

/** The migrations of a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
}

const listed = (folder: string, migrations: Migration[]) => ({
  baseDir: folder,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  })),
})

async function withEngine<T>(url: string, work: (engine: glue.SchemaEngine) => Promise<T>) {
  loadEngine()
  const closers: Closer[] = []
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(url, closers))
    return await work(await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter))
  } finally {
    for (const close of closers) await close()
  }
}

/** Applies what is missing, each migration in one transaction, and records it in Prisma's own table. @returns the applied names. */
export async function applyMigrations(url: string, folder: string): Promise<string[]> {
  const migrationsList = listed(folder, readMigrations(folder))
  return withEngine(url, async (engine) => {
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilter,
    })
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
    return (await engine.applyMigrations({ migrationsList, filters: noFilter })).appliedMigrationNames
  })
}

/** The SQL that leads from the migrations to the schema; undefined when they agree. */
export async function diffSchema(url: string, schemaFolder: string, migrationsFolder: string): Promise<string | undefined> {
  const { stdout } = await withEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...listed(migrationsFolder, readMigrations(migrationsFolder)) },
      to: { tag: 'schemaDatamodel', ...readSchema(schemaFolder) },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  )
  return stdout?.replace('-- This is an empty migration.', '').trim() || undefined
}
