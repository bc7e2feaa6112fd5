import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { root } from './product'
import { dataDir } from './site'

const open = new Map<string, pg.Pool>()

function pool(folder: string) {
  const file = join(root, folder, 'postgres', 'connection.json')
  const { user, password, port } = JSON.parse(readFileSync(file, 'utf8')) as { user: string; password: string; port: number }
  const made = new pg.Pool({ host: '127.0.0.1', port, user, password, database: 'foyer', max: 2, idleTimeoutMillis: 500 })
  made.on('error', () => open.delete(folder)) // the server was stopped or killed: the next question opens it again
  open.set(folder, made)
  return made
}

/** Looks into the database of the product under test. Tests only look: everything that happens there, the product does. */
export async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = [], folder = dataDir): Promise<Row[]> {
  return (await (open.get(folder) ?? pool(folder)).query<Row>(sql, values)).rows
}
