import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lanCertificate } from './lan'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-lan-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('covers every address of the machine, and localhost, with a key of its own', async () => {
  const { key, cert } = await lanCertificate(folder, ['192.168.1.20', '10.0.0.7'])
  const certificate = new X509Certificate(cert)
  for (const address of ['192.168.1.20', '10.0.0.7', '127.0.0.1']) expect(certificate.checkIP(address)).toBe(address)
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(certificate.ca).toBe(false)
})

it('stays the same, so that a phone has to be told once, until the machine has another address', async () => {
  const first = await lanCertificate(folder, ['192.168.1.20'])
  expect(await lanCertificate(folder, ['192.168.1.20'])).toEqual(first)
  expect(await lanCertificate(folder, ['192.168.1.21'])).not.toEqual(first)
  expect(statSync(join(folder, 'lan-certificate.json')).mode & 0o777).toBe(0o600)
})
