import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib'
import { afterEach, expect, it } from 'vitest'
import { compressedBodies } from './compression'
import { dressResponse } from './dress-response'
import { hashSource } from './inline-scripts'
import { pageScripts } from './page-scripts'

type Handler = (req: IncomingMessage, res: ServerResponse) => void
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serving(handler: Handler) {
  const wardrobe = {
    scripts: pageScripts([], () => undefined),
    compressed: compressedBodies(),
    policy: (sources: string[]) => sources.join(' '),
  }
  const server = createServer((req, res) => {
    dressResponse(req, res, 'now', wardrobe)
    handler(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const { port } = server.address() as AddressInfo
  return (headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<IncomingMessage>((resolve) => request({ port, headers, method }, resolve).end())
}

async function read(stream: AsyncIterable<Buffer>) {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const flight = 'self.__next_f.push([1,"a"])'
const page = `<html><script>${flight}</script>${'text '.repeat(500)}</html>`

it('gives a whole page hashes, and compresses it as the client takes it', async () => {
  const get = await serving((_, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.setHeader('ETag', '"1"')
    res.setHeader('Content-Length', Buffer.byteLength(page))
    res.end(page)
  })
  for (const [accepted, unpack] of [
    ['br, gzip', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (body: Buffer) => body],
  ] as const) {
    const res = await get({ 'accept-encoding': accepted })
    const body = await read(res)
    expect(res.headers['content-security-policy']).toBe(hashSource(flight))
    expect(Number(res.headers['content-length'])).toBe(body.length)
    expect(unpack(body).toString()).toBe(page)
  }
})

it('sends each part of a streamed page at once, under a policy with its nonce', async () => {
  const release: (() => void)[] = []
  const get = await serving((_, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.flushHeaders()
    res.write(Buffer.alloc(0))
    res.write('<p>first</p>')
    release.push(() => res.end(`<script nonce="now">${flight}</script>`))
  })
  const res = await get({ 'accept-encoding': 'gzip' })
  expect(res.headers['content-security-policy']).toBe(`'nonce-now'`)
  expect(res.headers['content-encoding']).toBe('gzip')
  const parts = res.pipe(createGunzip())[Symbol.asyncIterator]()
  expect(String((await parts.next()).value)).toBe('<p>first</p>')
  release[0]?.()
  expect(String((await parts.next()).value)).toContain(flight)
})

it('lets the headers of a live stream go before anything is said on it', async () => {
  const get = await serving((_, res) => {
    res.setHeader('Content-Type', 'text/event-stream')
    res.flushHeaders()
  })
  const res = await get({ 'accept-encoding': 'gzip' })
  expect(res.headers['content-encoding']).toBeUndefined()
  expect(res.headers['content-security-policy']).toBeUndefined()
  res.destroy()
})

it('changes nothing of an answer without a body', async () => {
  const get = await serving((_, res) => {
    res.statusCode = 304
    res.setHeader('ETag', '"1"')
    res.end()
  })
  const res = await get({ 'accept-encoding': 'br' })
  expect([res.statusCode, res.headers['content-encoding'], (await read(res)).length]).toEqual([304, undefined, 0])
})

it('leaves a part of a file as it is, and a picture too', async () => {
  const get = await serving((req, res) => {
    if (req.headers.range) res.setHeader('Content-Range', 'bytes 0-1999/5000')
    res.setHeader('Content-Type', req.headers.range ? 'text/plain' : 'image/png')
    res.setHeader('ETag', '"1"')
    res.setHeader('Content-Length', 2000)
    res.end(Buffer.alloc(2000))
  })
  for (const headers of [{ range: 'bytes=0-1999' }, {}] as Record<string, string>[]) {
    const res = await get({ 'accept-encoding': 'br', ...headers })
    expect([res.headers['content-encoding'], (await read(res)).length]).toEqual([undefined, 2000])
  }
})

it('honours headers given with writeHead, and a file that comes in parts', async () => {
  const text = 'a line\n'.repeat(1000)
  const get = await serving((_, res) => {
    res.writeHead(201, { 'Content-Type': 'text/plain', ETag: '"f"', 'Content-Length': text.length })
    res.write(text.slice(0, 3000))
    res.end(text.slice(3000))
  })
  const res = await get({ 'accept-encoding': 'br' })
  expect(res.statusCode).toBe(201)
  expect(brotliDecompressSync(await read(res)).toString()).toBe(text)
})

it('an SVG that is opened by itself may run nothing', async () => {
  const get = await serving((_, res) => res.setHeader('Content-Type', 'image/svg+xml').end('<svg/>'))
  expect((await get()).headers['content-security-policy']).toContain(`default-src 'none'`)
})
