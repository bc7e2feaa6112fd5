import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, serverAccount } from './account'
import { endAbandoned } from './server'

/** Where one data folder's database lives: `folder` holds `data/`, `connection.json` and `server.log`. */
export type Home = { folder: string; account: Account }

const canEnter = (folder: string, account: NonNullable<Account>) =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0

/** A system folder named by the data folder: one a server without rights on the data folder (`/root/…`) can still reach. */
function outside(dataDir: string) {
  return join('/var/lib', `foyer-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`)
}

/** A copied clone brings the link of the original along; following it would make two clones share one database. */
function isOwnLink(link: string, dataDir: string) {
  const target = readlinkSync(link)
  const note = join(target, 'linked-from')
  if (!existsSync(note)) return false
  const owner = readFileSync(note, 'utf8')
  return owner === dataDir || !existsSync(join(owner, 'postgres'))
}

/** The database's home for a data folder, made when missing, in a place its account can reach. */
export function prepareHome(dataDir: string): Home {
  const folder = join(dataDir, 'postgres')
  mkdirSync(dataDir, { recursive: true })
  const link = lstatSync(folder, { throwIfNoEntry: false })
  if (link?.isSymbolicLink() && !isOwnLink(folder, dataDir)) unlinkSync(folder)
  const account = serverAccount(join(folder, 'data'))
  if (!account) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { folder, account }
  }
  if (!existsSync(folder)) {
    chmodSync(dataDir, 0o755)
    if (canEnter(dataDir, account)) mkdirSync(folder)
    else {
      endAbandoned({ folder: outside(dataDir), account })
      rmSync(outside(dataDir), { recursive: true, force: true, maxRetries: 10 })
      mkdirSync(outside(dataDir), { recursive: true })
      symlinkSync(outside(dataDir), folder)
    }
  }
  const real = lstatSync(folder).isSymbolicLink() ? readlinkSync(folder) : folder
  if (real !== folder) writeFileSync(join(real, 'linked-from'), dataDir)
  chownSync(real, account.uid, account.gid)
  chmodSync(real, 0o700)
  if (!canEnter(real, account)) {
    throw new Error(
      `PostgreSQL does not run as root, and its own account cannot enter ${real}: open the folders above it, or move it`,
    )
  }
  return { folder: real, account }
}
