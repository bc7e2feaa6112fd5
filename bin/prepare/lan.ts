import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { toString as draw } from 'qrcode'
import { generate } from 'selfsigned'

export type Certificate = { key: string; cert: string }

/** Addresses of this machine that a phone on the same network can reach. */
export function lanAddresses() {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return all
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map((each) => each.address)
}

const day = 86_400_000

function isGood({ cert }: Certificate, addresses: string[]) {
  const certificate = new X509Certificate(cert)
  return Date.parse(certificate.validTo) > Date.now() + 30 * day && addresses.every((address) => certificate.checkIP(address))
}

/** A certificate for these addresses and localhost, kept in the data folder until it no longer fits. */
export async function lanCertificate(dataDir: string, addresses: string[]): Promise<Certificate> {
  const file = join(dataDir, 'lan-certificate.json')
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Certificate
    if (isGood(kept, addresses)) return kept
  }
  const made = await generate([{ name: 'commonName', value: 'Foyer on this network' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 365 * day), // phones refuse certificates that last much longer
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  })
  const certificate = { key: made.private, cert: made.cert }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, JSON.stringify(certificate), { mode: 0o600 })
  return certificate
}

/** A QR code for a terminal, black on white whatever its colours are; in a log, of plain half blocks. */
export async function terminalQr(text: string) {
  const look = process.stdout.isTTY ? { type: 'terminal' as const, small: true } : { type: 'utf8' as const }
  const code = await draw(text, { ...look, errorCorrectionLevel: 'L', margin: 2 })
  return code.replace(/^/gm, '  ')
}
