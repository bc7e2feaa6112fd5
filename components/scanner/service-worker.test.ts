import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test } from 'vitest'

const script = readFileSync('public/door-sw.js', 'utf8')
const site = 'https://foyer.test'

type Answer = { body: string; status?: number; type?: string }
type Fetched = { request: { method: string; url: string; mode: string }; answer?: Promise<Response>; done: Promise<unknown>[] }

/** A service worker's surroundings, as far as this one asks of them. `offline` cuts the network. */
function surroundings(web: Map<string, Answer>) {
  const stores = new Map<string, Map<string, Response>>()
  const listeners = new Map<string, (event: never) => void>()
  const messages: unknown[] = []
  const network = { offline: false, asked: [] as string[], now: 0 }
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, store)
    return {
      match: async (address: string) => store.get(address)?.clone(),
      put: async (address: string, response: Response) => void store.set(address, response),
      keys: async () => [...store.keys()].map((address) => ({ url: new URL(address, site).href })),
      delete: async ({ url }: { url: string }) => store.delete(url.slice(site.length)),
    }
  }
  const fetch = async (asked: string | { url: string }) => {
    const address = (typeof asked === 'string' ? asked : asked.url).replace(site, '')
    network.asked.push(address)
    const answer = network.offline ? undefined : (web.get(address) ?? { body: 'Not found', status: 404 })
    if (!answer) throw new TypeError('Failed to fetch')
    return new Response(answer.body, { status: answer.status ?? 200, headers: { 'content-type': answer.type ?? 'text/html' } })
  }
  const self = {
    location: { origin: site },
    clients: {
      claim: async () => undefined,
      matchAll: async () => [{ postMessage: (message: unknown) => messages.push(message) }],
    },
    skipWaiting: async () => undefined,
    addEventListener: (type: string, listener: (event: never) => void) => listeners.set(type, listener),
  }
  const clock = { now: () => network.now }
  runInNewContext(script, { self, caches: { open }, fetch, URL, Response, Set, Promise, JSON, Date: clock, Error })

  const install = async () => {
    const done: Promise<unknown>[] = []
    listeners.get('install')?.({ waitUntil: (work: Promise<unknown>) => done.push(work) } as never)
    await Promise.all(done)
  }
  const ask = async (address: string, mode = 'navigate') => {
    const event: Fetched = { request: { method: 'GET', url: site + address, mode }, done: [] }
    listeners.get('fetch')?.({
      request: event.request,
      respondWith: (answer: Promise<Response>) => {
        event.answer = answer
      },
      waitUntil: (work: Promise<unknown>) => event.done.push(work),
    } as never)
    const text = await event.answer?.then((response) => response.text())
    await Promise.all(event.done)
    return text
  }
  return { install, ask, network, messages, kept: (name: string) => [...(stores.get(name)?.keys() ?? [])].sort() }
}

const release = (name: string) =>
  new Map<string, Answer>([
    ['/door', { body: `<script src="/_next/static/chunks/${name}.js"></script><link href="/_next/static/css/${name}.css">` }],
    [`/_next/static/chunks/${name}.js`, { body: `load("static/chunks/${name}-lazy.js")`, type: 'text/javascript' }],
    [`/_next/static/chunks/${name}-lazy.js`, { body: 'lazy', type: 'text/javascript' }],
    [`/_next/static/css/${name}.css`, { body: `src:url(../media/${name}.woff2)`, type: 'text/css' }],
    [`/_next/static/media/${name}.woff2`, { body: 'font', type: 'font/woff2' }],
  ])

let web: Map<string, Answer>
let door: ReturnType<typeof surroundings>
const publish = (next: Map<string, Answer>) => {
  for (const [address, answer] of next) web.set(address, answer)
  door.network.now += 120_000
}

beforeEach(async () => {
  web = release('one')
  door = surroundings(web)
  door.network.now = 1_000_000
  await door.install()
})

test('the page and everything it names, and what that names, is there without a network', async () => {
  door.network.offline = true
  expect(await door.ask('/door')).toContain('one.js')
  for (const address of [...web.keys()].slice(1)) expect(await door.ask(address, 'no-cors')).toBe(web.get(address)?.body)
})

test('a new release opens at the next start, once all of it is here, and open pages are told', async () => {
  publish(release('two'))
  expect(await door.ask('/door')).toContain('one.js')
  expect(door.messages).toEqual([{ type: 'foyer.release' }])
  door.network.offline = true
  expect(await door.ask('/door')).toContain('two.js')
  expect(await door.ask('/_next/static/chunks/two-lazy.js', 'no-cors')).toBe('lazy')
})

test('a release that is not all to be had changes nothing', async () => {
  const broken = release('two')
  broken.set('/_next/static/chunks/two-lazy.js', { body: 'down', status: 503 })
  publish(broken)
  await door.ask('/door')
  door.network.offline = true
  expect(await door.ask('/door')).toContain('one.js')
  expect(door.messages).toEqual([])
})

test('a page that is not ours, as a hotel answers with, is never kept', async () => {
  publish(new Map([['/door', { body: '{"error":"sign in"}', type: 'application/json' }]]))
  await door.ask('/door')
  expect(await door.ask('/door')).toContain('one.js')
})

test('files of the release before stay for pages that are open, older ones go', async () => {
  for (const name of ['two', 'three']) {
    publish(release(name))
    await door.ask('/door')
  }
  const kept = door.kept('foyer-door-assets').join(' ')
  expect(kept).toContain('three.js')
  expect(kept).toContain('two-lazy.js')
  expect(kept).not.toContain('one')
})

test('what a page asks of the product, and other pages, pass by it', async () => {
  for (const address of ['/api/v1/door/devices', '/', '/doors', '/scan/evt_1']) expect(await door.ask(address)).toBeUndefined()
})
