import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret of this installation: what FOYER_SECRET says or, when it is not set, one that is made on the first run and kept in
 * the data folder, readable by nobody else.
 */
export function ensureSecret(dataDir: string) {
  if (process.env.FOYER_SECRET) return
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const part = `${file}.${process.pid}`
    writeFileSync(part, `${JSON.stringify({ FOYER_SECRET: randomBytes(48).toString('base64url') }, null, 2)}\n`, { mode: 0o600 })
    renameSync(part, file)
  }
  const { FOYER_SECRET } = JSON.parse(readFileSync(file, 'utf8')) as { FOYER_SECRET: string }
  process.env.FOYER_SECRET = FOYER_SECRET
}
