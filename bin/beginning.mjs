import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const lowest = [20, 19]

/** Says in one line why nothing can be started, and ends. */
export function giveUp(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > lowest[0] || (major === lowest[0] && minor >= lowest[1])) return
  giveUp(`Foyer needs Node ${lowest.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org`)
}

/** Settings from `.env.local` and `.env`; what is already set stays. */
export function readSettings() {
  for (const name of ['.env.local', '.env']) {
    const file = fileURLToPath(new URL(`../${name}`, import.meta.url))
    if (existsSync(file)) process.loadEnvFile(file)
  }
}

const canListen = (port, host) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)))
  })

/** Looks before anything long is begun. Binding all addresses would succeed on some systems beside one that is taken. */
export async function checkPort(command) {
  const port = process.env.PORT || '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) giveUp(`PORT must be a port number, not "${port}"`)
  for (const host of [process.env.HOST || undefined, '127.0.0.1']) {
    const problem = await canListen(Number(port), host)
    if (problem === 'EADDRINUSE') giveUp(`Port ${port} is taken. Choose another one:  PORT=${Number(port) + 1} ${command}`)
    if (problem === 'EACCES')
      giveUp(`Port ${port} needs more rights than this user has. Choose another one:  PORT=3000 ${command}`)
    if (problem === 'EADDRNOTAVAIL' && host !== '127.0.0.1') giveUp(`HOST must be an address of this machine, not "${host}"`)
  }
}
