import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanUp } from '../clean-up'
import { buildFolder, built } from './built'

const path = '/forgot-password'

/**
 * A static page with as many bytes as `page`, at the path that is answered. It is one that Next made at the build and never makes
 * again, which nothing can turn stale: the quickest page there is behind bin/serve, on the same way (Next's cache, ETag, policy,
 * compression). Before a server reads it, its file grows to the size by a comment with the text of `page`, for a page of half the
 * size would be quicker for its size alone, and one of blanks for what compression makes of them.
 */
export async function staticPageLike(page: Buffer): Promise<string> {
  await built()
  const server = join(buildFolder(), 'server')
  const file = join(server, 'app', `${path}.html`)
  const original = readFileSync(file)
  const room = page.length - original.length - '<!---->'.length
  if (room < 0) throw new Error(`${path} is larger than the page it is compared with`)
  const text = page.toString().replace(/[^ -~]|<|--/g, '.')
  const comment = `<!--${text.padEnd(room, text).slice(0, room)}-->`
  const forgetServed = () => rmSync(join(server, 'route-cache'), { recursive: true, force: true })
  cleanUp(() => {
    writeFileSync(file, original)
    forgetServed()
  })
  writeFileSync(
    file,
    original.toString().replace('</body>', () => `${comment}</body>`),
  )
  forgetServed()
  return path
}
