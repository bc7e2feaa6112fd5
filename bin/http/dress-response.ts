import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { type compressedBodies, compressedStream, encodingFor, isHoldable } from './compression'
import type { pageScripts } from './page-scripts'
import { svgPolicy } from './policy'

type Chunk = string | Uint8Array | null | undefined

export type Wardrobe = {
  scripts: ReturnType<typeof pageScripts>
  compressed: ReturnType<typeof compressedBodies>
  /** The policy's text, given what beside our own files may run. */
  policy: (scripts: string[]) => string
}

const bytes = (chunk: Chunk, encoding?: BufferEncoding) =>
  typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk ?? new Uint8Array())

/**
 * Stands between Next and the wire: the headers of a page wait for its first bytes, because the policy depends on the scripts in
 * them; bodies are compressed behind that. A page that is complete is sent in one piece, a streamed one part by part.
 */
export function dressResponse(
  req: IncomingMessage,
  res: ServerResponse,
  nonce: string,
  { scripts, compressed, policy }: Wardrobe,
) {
  const wire = {
    writeHead: res.writeHead.bind(res),
    write: res.write.bind(res),
    end: res.end.bind(res),
    flush: res.flushHeaders.bind(res),
  }
  const held: Buffer[] = []
  let mode: 'undecided' | 'holding' | 'compressing' | 'sending' = 'undecided'
  let packer: ReturnType<typeof compressedStream> | undefined

  const isPage = () => String(res.getHeader('content-type') ?? '').startsWith('text/html')
  const hasBody = () => req.method !== 'HEAD' && res.statusCode !== 204 && res.statusCode !== 304

  const setPolicy = (sources: () => string[]) => {
    if (String(res.getHeader('content-type')).startsWith('image/svg')) res.setHeader('Content-Security-Policy', svgPolicy)
    if (isPage()) res.setHeader('Content-Security-Policy', policy(hasBody() ? sources() : []))
  }

  const sendWhole = (body: Buffer) => {
    mode = 'sending'
    const etag = res.getHeader('etag') as string | undefined
    setPolicy(() => scripts.ofWhole(body, etag))
    const encoding = hasBody() ? encodingFor(req, res) : undefined
    if (!encoding) return body.length > 0 ? wire.end(body) : wire.end()
    res.appendHeader('Vary', 'Accept-Encoding')
    res.setHeader('Content-Encoding', encoding)
    const packed = compressed(etag && `${req.url} ${etag}`, body, encoding)
    res.setHeader('Content-Length', packed.length)
    return wire.end(packed)
  }

  const begin = (first: Buffer) => {
    setPolicy(() => scripts.ofStreamed(first.toString(), nonce))
    const encoding = hasBody() ? encodingFor(req, res) : undefined
    mode = encoding ? 'compressing' : 'sending'
    if (!encoding) return
    res.appendHeader('Vary', 'Accept-Encoding')
    res.setHeader('Content-Encoding', 'gzip')
    res.removeHeader('Content-Length')
    packer = compressedStream(res, wire.write, wire.end)
    packer.on('drain', () => res.emit('drain'))
  }

  const send = (part: Buffer) => {
    if (!packer) return wire.write(part)
    const ready = packer.write(part)
    packer.flush()
    return ready
  }

  res.flushHeaders = () => {
    if (mode !== 'undecided' || isPage()) return
    begin(Buffer.alloc(0))
    wire.flush()
  }

  res.writeHead = (status: number, ...rest: unknown[]) => {
    if (mode === 'sending' || mode === 'compressing') return wire.writeHead(status)
    res.statusCode = status
    const headers = rest.find((each) => typeof each === 'object') as OutgoingHttpHeaders | undefined
    for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) res.setHeader(name, value)
    return res
  }

  res.write = (chunk: Chunk, ...rest: unknown[]) => {
    const part = bytes(chunk, rest.find((each) => typeof each === 'string') as BufferEncoding | undefined)
    const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined
    if (mode === 'undecided' && part.length > 0) {
      if (isHoldable(res) && encodingFor(req, res)) mode = 'holding'
      else begin(part)
    }
    if (done) process.nextTick(done)
    if (mode === 'undecided') return true
    if (mode !== 'holding') return send(part)
    held.push(part)
    return true
  }

  res.end = (...args: unknown[]) => {
    const [chunk, encoding] = args
    const done = args.find((each) => typeof each === 'function') as (() => void) | undefined
    if (done) res.once('finish', done)
    const part = typeof chunk === 'function' ? Buffer.alloc(0) : bytes(chunk as Chunk, encoding as BufferEncoding)
    if (mode === 'undecided' || mode === 'holding') return sendWhole(held.length > 0 ? Buffer.concat([...held, part]) : part)
    if (part.length > 0) send(part)
    if (!packer) return wire.end()
    packer.end()
    return res
  }
}
