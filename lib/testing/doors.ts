import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cached, routes } from './role-doors'

/** Ways in: server actions and cached functions as `file name`, pages and route handlers as Next names them. */
export type Doors = { actions: string[]; cached: string[]; routes: string[] }

const unique = (names: string[]) => [...new Set(names)].sort()

/** The sources below some folders, tests left out. */
export const sources = (...folders: string[]) =>
  folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
    )
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const made = /^export const (\w+) = (?:withUploads\(\s*)?action\((\w+)/gm

/** The server actions of the sources with the operation each is made of. An export that is made otherwise has none. */
export function actionsOfSources(): Map<string, string | undefined> {
  const files = sources('app', 'components', 'lib').filter(({ text }) => /^\s*['"]use server['"]/m.test(text))
  return new Map(
    files.flatMap(({ path, text }) => {
      const operations = new Map([...text.matchAll(made)].map(([, name, operation]) => [name, operation]))
      return [...text.matchAll(/^export (?:(?:const|function|async function) (\w+))?(.*)$/gm)].map(
        ([, name, rest]) => [`${path} ${name ?? rest}`, operations.get(name)] as const,
      )
    }),
  )
}

const files = /^app(\/.*)?\/(?:(page|route)\.tsx?|(robots|sitemap)\.ts)$/
const addresses = { robots: 'robots.txt', sitemap: 'sitemap.xml' }

export function doorsOfSources(): Doors {
  const all = sources('app', 'components', 'lib')
  return {
    actions: unique([...actionsOfSources().keys()]),
    cached: unique(all.filter(({ text }) => /^\s*['"]use cache/m.test(text)).map(({ path }) => path)),
    routes: unique(
      all.flatMap(({ path }) => {
        const [whole, folder = '', kind, special] = files.exec(path) ?? []
        if (!whole) return []
        return [special ? `${folder}/${addresses[special as keyof typeof addresses]}/route` : `${folder}/${kind}`]
      }),
    ),
  }
}

type Reference = { exportedName?: string; filename?: string }

/** What a finished build answers to, by its own lists. @param folder the build's, such as `.next` */
export function doorsOfBuild(folder: string): Doors {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const { node, edge } = read<Record<'node' | 'edge', Record<string, Reference>>>('server/server-reference-manifest.json')
  const references = [...Object.entries(node), ...Object.entries(edge)].map(([id, reference]) => ({ id, ...reference }))
  const isCached = ({ exportedName }: Reference) => exportedName?.startsWith('$$RSC_SERVER_CACHE') ?? false
  const { middleware } = read<{ middleware: object }>('server/middleware-manifest.json')
  return {
    actions: unique(
      references.filter((each) => !isCached(each)).map((each) => `${each.filename ?? each.id} ${each.exportedName ?? ''}`),
    ),
    cached: unique(references.filter(isCached).map(({ id, filename }) => filename ?? id)),
    routes: unique([
      ...Object.keys(read<object>('app-path-routes-manifest.json')),
      ...Object.keys(read<object>('server/app-paths-manifest.json')),
      ...Object.keys(read<object>('server/pages-manifest.json')).filter((path) => path !== '/404' && path !== '/500'),
      ...Object.keys(middleware).map((path) => `middleware of ${path}`),
    ]),
  }
}

/**
 * The ways in that no row speaks of.
 * @param madeOf the operation each known action is made of
 * @param operations the names that have a row in the matrix
 */
export function doorsWithoutRow(found: Doors, madeOf: Map<string, string | undefined>, operations: string[]): string[] {
  return [
    ...found.actions.filter((action) => !operations.includes(madeOf.get(action) ?? '')).map((action) => `action ${action}`),
    ...found.cached.filter((file) => !(file in cached)).map((file) => `cached ${file}`),
    ...found.routes.filter((route) => !(route in routes)).map((route) => `route ${route}`),
  ]
}

/** What the sources have and was not found: a reader that overlooks something proves nothing. */
export function doorsOverlooked(found: Doors, there: Doors): string[] {
  const kinds = ['actions', 'cached', 'routes'] as const
  return kinds.flatMap((kind) => there[kind].filter((name) => !found[kind].includes(name)).map((name) => `${kind} ${name}`))
}
