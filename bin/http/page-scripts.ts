import { hashSource, inlineScripts, isFrameworkScript } from './inline-scripts'

const remembered = 1_000

/**
 * What a page's policy must allow beside our own files. A page that is sent whole gets hashes, once per ETag, for it may have come
 * from a cache and carries no nonce or an old one. A page that is streamed gets a nonce, and hashes of what stands in its cached
 * beginning. Scripts that neither Next nor React wrote get nothing, and are told to `onRefused`.
 */
export function pageScripts(runtime: readonly string[], onRefused: (text: string) => void) {
  const known = new Map<string, string[]>()

  const hashes = (html: string, nonce?: string) => {
    const found = new Set<string>()
    for (const script of inlineScripts(html)) {
      if (nonce && script.nonce === nonce) continue
      if (isFrameworkScript(script.text, runtime)) found.add(hashSource(script.text))
      else onRefused(script.text)
    }
    return [...found]
  }

  return {
    ofWhole(body: Buffer, etag?: string) {
      const seen = etag && known.get(etag)
      if (seen) return seen
      const sources = hashes(body.toString())
      if (etag) known.set(etag, sources)
      for (const oldest of known.keys()) {
        if (known.size <= remembered) break
        known.delete(oldest)
      }
      return sources
    },
    ofStreamed: (beginning: string, nonce: string) => [`'nonce-${nonce}'`, ...hashes(beginning, nonce)],
  }
}
