import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/bin/root'

/** Pages by number, in SQL or through Prisma. `OFFSET 0` skips nothing: it only keeps the planner from merging a subquery. */
const pages = [/\bOFFSET\s+(?!0\b)\S/, /\blimit\s+[^\s;]+\s+offset\s+(?!0\b)\S/i, /\bskip\s*:\s*\S/]

/** @returns the numbers of the lines that skip rows */
export const offsetsIn = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (pages.some((page) => page.test(line)) ? [index + 1] : []))

const planted = ['LIMIT 20 OFFSET $' + '{page * 20}`', 'limit 20 offset 40', 'findMany({ skip: 40, take: 20 })', 'OFFSET $1']
const innocent = ['WHERE x.user_id = a.user_id OFFSET 0) x', 'an instant with its offset', 'TZOFFSETFROM:+0100']

/** Every place in what people and programs can ask that reads rows to pass them by. @throws Error when the look itself is blind */
export function findOffsets(): string[] {
  if (planted.some((text) => offsetsIn(text).length !== 1) || innocent.some((text) => offsetsIn(text).length > 0)) {
    throw new Error('The look for OFFSET does not see what it should')
  }
  return ['lib', 'app', 'components', 'prisma/migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|sql)$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('testing/'))
      .flatMap((name) => offsetsIn(readFileSync(join(root, folder, name), 'utf8')).map((line) => `${folder}/${name}:${line}`)),
  )
}
