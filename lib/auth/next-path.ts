const base = 'https://foyer.invalid'

/**
 * The page of ours a `next` value names, or `fallback`. Whatever somebody put into it, following the answer stays on
 * this site: it is resolved the way browsers do, which read `/\host` and `/<tab>/host` as other hosts.
 * @param site this site's own address, so that a full address of ours is taken too
 */
export function nextPath(value: unknown, fallback: string, site = base): string {
  if (typeof value !== 'string' || value.length > 2_000) return fallback
  const origin = new URL(site).origin
  const url = URL.canParse(value, origin) ? new URL(value, origin) : undefined
  if (!url || url.origin !== origin || url.pathname.startsWith('//') || url.pathname.startsWith('/api/')) return fallback
  if (!value.startsWith('/') && !value.startsWith(`${origin}/`)) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
