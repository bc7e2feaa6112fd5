import { createHash } from 'node:crypto'

export type InlineScript = { nonce?: string; text: string }

const element = /<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/gi
const attribute = (attributes: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(attributes)?.[1]
const isJavaScript = (type = '') => ['', 'module', 'text/javascript', 'application/javascript'].includes(type.toLowerCase())

/** The scripts a browser would run from the text of the page itself; data blocks (JSON-LD) and files are not among them. */
export function inlineScripts(html: string): InlineScript[] {
  return [...html.matchAll(element)]
    .filter(([, attributes = '']) => attribute(attributes, 'src') === undefined && isJavaScript(attribute(attributes, 'type')))
    .map(([, attributes = '', text = '']) => ({ nonce: attribute(attributes, 'nonce'), text }))
}

/** A source expression of the Content-Security-Policy that allows exactly this text (CSP Level 3, section 8.3). */
export const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function isJson(text: string) {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const flight = /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\)$/
const loader = /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\);?$/
const reveal = /^\$R[CRSX]\(([^()]*|[\s\S]*\]\])\)$/
const clock = 'requestAnimationFrame(function(){$RT=performance.now()});'

/**
 * Whether a script is one that Next or React writes into every page: flight data and the bundler's loader line, each a call with
 * one JSON literal; React's clock; React's calls that put a late part of the page in its place, after the functions they need.
 * @param runtime those functions, as `reactRuntime` reads them
 */
export function isFrameworkScript(text: string, runtime: readonly string[]) {
  if (text === clock) return true
  const data = flight.exec(text)?.[1] ?? loader.exec(text)?.[1]
  if (data !== undefined) return isJson(data)
  let call = text
  for (const known of runtime) if (call.startsWith(known)) call = call.slice(known.length)
  const parts = reveal.exec(call)?.[1]
  return parts !== undefined && isJson(`[${parts}]`)
}
