// The service worker of the door page: it opens without a network, and a new release replaces the old one only when all of it
// is here. What people scan never passes through it: the page keeps that itself.

const page = '/door'
const pages = 'foyer-door-page'
const assets = 'foyer-door-assets'
const lists = [`${page}?assets=now`, `${page}?assets=before`]
const rarely = 60_000 // milliseconds between two looks for a new release

/** Addresses that never change what they hold, or that change with the release. */
const isAsset = (path) =>
  /^\/(_next\/static|vendor|icons)\//.test(path) || ['/door.webmanifest', '/icon.svg', '/favicon.ico'].includes(path)

/** What a page, style sheet or script names: whole addresses, and the chunks as the bundler's loader writes them. */
function namedIn(text, from) {
  const found = new Set()
  const keep = (address) => {
    const url = new URL(address, from)
    if (url.origin === self.location.origin && isAsset(url.pathname)) found.add(url.pathname + url.search)
  }
  for (const [whole] of text.matchAll(
    /\/(?:_next\/static|vendor|icons)\/[\w./~%?=+-]+|\/(?:door\.webmanifest|icon\.svg|favicon\.ico)/g,
  ))
    keep(whole)
  for (const [, chunk] of text.matchAll(/["'](static\/(?:chunks|media|css)\/[\w./~%?=+-]+)["']/g)) keep(`/_next/${chunk}`)
  for (const [, relative] of text.matchAll(/url\(["']?(\.{1,2}\/[\w./~%?=+-]+)["']?\)/g)) keep(relative)
  return found
}

/** Fetches an asset once and everything it names, and theirs. Answers the addresses that are kept now. */
async function keepAll(first) {
  const cache = await caches.open(assets)
  const kept = new Set()
  const seen = new Set(first)
  let wave = [...first]
  while (wave.length > 0) {
    const named = await Promise.all(wave.map((address) => keepOne(cache, address, kept)))
    wave = [...new Set(named.flatMap((each) => [...each]))].filter((address) => !seen.has(address))
    for (const address of wave) seen.add(address)
  }
  return kept
}

async function keepOne(cache, address, kept) {
  let response = await cache.match(address)
  if (!response) {
    response = await fetch(address, { credentials: 'omit' })
    if (response.status === 404) return [] // a text that only looked like an address
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    await cache.put(address, response.clone())
  }
  kept.add(address)
  const isText = /\.(js|css)(\?|$)/.test(address)
  return isText ? namedIn(await response.text(), new URL(address, self.location.origin)) : []
}

/** Looks for a new release and keeps all of it before the page that needs it. Throws when it is not all to be had. */
async function refresh() {
  const response = await fetch(page, { cache: 'no-store', credentials: 'omit' })
  const isPage = response.ok && !response.redirected && /^text\/html/.test(response.headers.get('content-type') ?? '')
  if (!isPage) return false // a hotel's sign-in page, or a server that is being replaced
  const cache = await caches.open(pages)
  const html = await response.clone().text()
  const before = await cache.match(page)
  if (before && (await before.clone().text()) === html) return false
  const kept = await keepAll(namedIn(html, new URL(page, self.location.origin)))
  const last = await cache.match(lists[0])
  if (last) await cache.put(lists[1], last)
  await cache.put(lists[0], new Response(JSON.stringify([...kept])))
  await cache.put(page, response)
  await forgetOld(cache)
  return Boolean(before)
}

/** What neither this release nor the one before uses: an open page may still need the latter. */
async function forgetOld(cache) {
  const used = new Set()
  for (const list of lists) {
    const response = await cache.match(list)
    for (const address of response ? await response.json() : []) used.add(address)
  }
  const kept = await caches.open(assets)
  for (const request of await kept.keys()) {
    const { pathname, search } = new URL(request.url)
    if (!used.has(pathname + search)) await kept.delete(request)
  }
}

let looked = 0
async function lookForRelease() {
  if (Date.now() - looked < rarely) return
  looked = Date.now()
  const isNew = await refresh().catch(() => false)
  if (!isNew) return
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ type: 'foyer.release' })
}

/** The page as it is kept, at once; the network only when nothing is kept. */
async function open(request) {
  const kept = await (await caches.open(pages)).match(page)
  return kept ?? fetch(request)
}

async function asset(request) {
  const { pathname, search } = new URL(request.url)
  const kept = await (await caches.open(assets)).match(pathname + search)
  return kept ?? fetch(request)
}

self.addEventListener('install', (event) => {
  event.waitUntil(refresh().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname === page) {
    event.respondWith(open(request))
    event.waitUntil(lookForRelease())
  } else if (isAsset(url.pathname)) event.respondWith(asset(request))
})
