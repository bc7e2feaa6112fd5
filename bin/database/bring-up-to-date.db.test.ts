import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { bringUpToDate } from './bring-up-to-date'
import { connectWhenReady } from './ready'
import { diffSchema } from './schema-engine'

const folder = mkdtempSync(join(tmpdir(), 'foyer-migrations-'))
const name = `${new URL(env().databaseUrl).pathname.slice(1)}_own`
const url = new URL(env().databaseUrl)
url.pathname = `/${name}`
let session: pg.Client

function migration(called: string, sql: string) {
  mkdirSync(join(folder, called), { recursive: true })
  writeFileSync(join(folder, called, 'migration.sql'), sql)
}

const query = async (sql: string) => (await session.query(sql)).rows

beforeAll(async () => {
  const server = new pg.Client({ connectionString: env().databaseUrl })
  await server.connect()
  await server.query(`CREATE DATABASE ${name}`)
  await server.end()
  session = await connectWhenReady(url.href)
  migration(
    '1_things',
    `CREATE TABLE things (id text PRIMARY KEY);
     CREATE FUNCTION double(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;`,
  )
})

afterAll(() => session.end())

it('migrates once when two servers start at the same time', async () => {
  const applied = await Promise.all([bringUpToDate(url.href, folder), bringUpToDate(url.href, folder)])
  expect(applied.flat()).toEqual(['1_things'])
  expect(await query('SELECT double(4) AS eight')).toEqual([{ eight: 8 }])
})

it('keeps nothing of a migration that fails, names it, and applies it once it is mended', async () => {
  migration('2_more', 'CREATE TABLE more (id text); CREATE TABLE things (id text);')
  await expect(bringUpToDate(url.href, folder)).rejects.toThrow(/2_more/)
  expect(await query(`SELECT to_regclass('more') AS more`)).toEqual([{ more: null }])
  migration('2_more', 'CREATE TABLE more (id text);')
  expect(await bringUpToDate(url.href, folder)).toEqual(['2_more'])
})

it('applies again what was cut short before it was committed', async () => {
  await query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('cut', 'short', '3_late')`)
  migration('3_late', 'CREATE TABLE late (id text);')
  expect(await bringUpToDate(url.href, folder)).toEqual(['3_late'])
  expect(await bringUpToDate(url.href, folder)).toEqual([])
})

it('says in one line that an extension is missing', async () => {
  migration('4_extension', 'CREATE EXTENSION IF NOT EXISTS "no_such_thing";')
  await expect(bringUpToDate(url.href, folder)).rejects.toThrow(
    'PostgreSQL lacks the extensions no_such_thing: install its contrib package',
  )
})

it('says in one line, and at once, that the database refuses the password', async () => {
  const wrong = new URL(url)
  wrong.password = 'wrong'
  const failure = await bringUpToDate(wrong.href, folder).catch((error: Error) => error.message)
  expect(failure).toBe(`The database at ${url.host}/${name} refuses: password authentication failed for user "foyer"`)
})

it('writes the SQL that is missing between migrations and schema, and leaves no database behind', async () => {
  const schema = mkdtempSync(join(tmpdir(), 'foyer-schema-'))
  const migrations = mkdtempSync(join(tmpdir(), 'foyer-migrations-'))
  writeFileSync(join(schema, 'a.prisma'), 'datasource db {\n provider = "postgresql"\n}\nmodel Thing {\n id String @id\n}')
  const sql = await diffSchema(url.href, schema, migrations)
  expect(sql).toContain('CREATE TABLE "Thing"')
  mkdirSync(join(migrations, '1_thing'))
  writeFileSync(
    join(migrations, '1_thing', 'migration.sql'),
    `${sql}\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;`,
  )
  expect(await diffSchema(url.href, schema, migrations)).toBeUndefined()
  expect(await query(`SELECT datname FROM pg_database WHERE datname LIKE 'foyer_shadow%'`)).toEqual([])
})
