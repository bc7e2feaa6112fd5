import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { noteTrouble } from '@/lib/db/last-trouble'
import { answerAway } from './answer-away'
import { compressedBodies } from './compression'
import { dressResponse } from './dress-response'
import { pageScripts } from './page-scripts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** What a page answers behind the same clothes as in the product. */
async function answered(page: (res: ServerResponse) => unknown) {
  const wardrobe = { scripts: pageScripts([], () => undefined), compressed: compressedBodies(), policy: () => 'a policy' }
  const server = createServer((req: IncomingMessage, res) => {
    dressResponse(req, res, 'now', wardrobe)
    answerAway(res)
    page(res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const { status, headers } = response
  return {
    status,
    again: headers.get('retry-after'),
    policy: headers.get('content-security-policy'),
    text: await response.text(),
  }
}

const inPieces = (status: number) => (res: ServerResponse) => {
  res.setHeader('Content-Type', 'text/html')
  res.flushHeaders()
  res.write(Buffer.alloc(0))
  res.statusCode = status
  res.write('<html id="__next_error__">')
  res.write('<script></script>')
  res.end('</html>')
}

test('a page that fails while the database is away is 503, says when to try again, and that page is whole', async () => {
  const whole = (res: ServerResponse) => res.writeHead(500, { 'Content-Type': 'text/html' }).end('<html></html>')
  for (const page of [inPieces(500), whole]) {
    const answer = await answered((res) => {
      noteTrouble()
      page(res)
    })
    expect(answer).toMatchObject({ status: 503, again: '5', policy: 'a policy' })
    expect(answer.text).toContain('Back in a moment')
    expect(answer.text).toMatch(/<\/html>\n$/)
    expect(answer.text).not.toContain('__next_error__')
  }
})

test('a page that fails for another reason, or does not fail, stays as it is', async () => {
  noteTrouble()
  expect(await answered(inPieces(500))).toMatchObject({ status: 500, again: null })
  const well = await answered((res) => {
    noteTrouble()
    inPieces(200)(res)
  })
  expect(well).toMatchObject({ status: 200, again: null, text: '<html id="__next_error__"><script></script></html>' })
})
