import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, createGzip, gzipSync } from 'node:zlib'

type Encoding = 'br' | 'gzip'

const compressible =
  /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*\+)?(?:json|javascript|xml|wasm|manifest\+json)|image\/svg\+xml)/
const threshold = 1024
const longest = 1_500_000
const room = 32_000_000

/** What the client takes and the response may become; undefined leaves it as it is. */
export function encodingFor(req: IncomingMessage, res: ServerResponse): Encoding | undefined {
  const type = String(res.getHeader('content-type') ?? '')
  if (!compressible.test(type) || res.hasHeader('content-encoding') || res.hasHeader('content-range')) return undefined
  const length = res.getHeader('content-length')
  if (length !== undefined && Number(length) < threshold) return undefined
  const accepted = String(req.headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

function compress(body: Buffer, encoding: Encoding) {
  if (encoding === 'gzip') return gzipSync(body)
  return brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })
}

/** Compressed bodies by what names their content (address and ETag), so that a cached page is compressed once. Oldest go first. */
export function compressedBodies() {
  const bodies = new Map<string, Buffer>()
  let size = 0
  return (key: string | undefined, body: Buffer, encoding: Encoding) => {
    if (!key) return compress(body, encoding)
    const name = `${encoding} ${key}`
    const known = bodies.get(name)
    if (known) return known
    const made = compress(body, encoding)
    bodies.set(name, made)
    size += made.length
    for (const [oldest, { length }] of bodies) {
      if (size <= room) break
      bodies.delete(oldest)
      size -= length
    }
    return made
  }
}

/** Whether a body is worth holding until it is whole. */
export const isHoldable = (res: ServerResponse) =>
  res.hasHeader('etag') && Number(res.getHeader('content-length') ?? longest + 1) <= longest

/** Compresses a body that comes in parts, each sent on at once. */
export function compressedStream(res: ServerResponse, send: (part: Buffer) => boolean, finish: () => void) {
  const stream = createGzip({ level: 5 })
  stream.on('data', (part: Buffer) => {
    if (!send(part)) stream.pause()
  })
  res.on('drain', () => stream.resume())
  res.on('close', () => stream.destroy())
  stream.on('end', finish)
  return stream
}
