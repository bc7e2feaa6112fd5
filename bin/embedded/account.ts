import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The system account the database server runs under; undefined means the account of this process. */
export type Account = { uid: number; gid: number } | undefined

const lookUp = (name: string): Account => {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

const create = (name: string): Account => {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  return lookUp(name)
}

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres` (made when missing) or, failing that, `nobody`.
 * A data folder that exists keeps its owner, whoever that is: the server reads only what it owns.
 */
export function serverAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = lookUp('postgres') ?? create('postgres') ?? lookUp('nobody')
  if (!account) throw new Error('No account to run PostgreSQL under: start Foyer as an ordinary user, or set DATABASE_URL')
  return account
}
