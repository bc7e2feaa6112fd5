export type Origins = {
  /** Whom our forms may lead to: Chromium holds `form-action` against redirects too. */
  formTargets: string[]
  /** True when people reach us over https, with a certificate browsers trust. */
  secure: boolean
  dev: boolean
}

/** The Content-Security-Policy of a page. `scripts` are nonces and hashes beside our own files. */
export function contentSecurityPolicy({ formTargets, dev }: Origins, scripts: string[]) {
  const allowed = dev ? ["'unsafe-inline'", "'unsafe-eval'"] : scripts
  const directives = {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...allowed],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': dev ? ["'self'", 'ws:', 'wss:'] : ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'form-action': ["'self'", ...formTargets],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** An SVG opened by itself is a document too; it runs nothing and loads nothing. */
export const svgPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** Headers of every response. */
export function securityHeaders({ secure }: Origins): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
  }
}
