import { done } from '../support/api'
import { expect, test } from '../support/organiser'

type Schema = Record<string, unknown>
type Parameter = { name: string; in: string; required?: boolean }
type Endpoint = {
  operationId: string
  summary: string
  tags: string[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}
type Document = { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Endpoint>> }

const methods = ['get', 'post', 'put', 'patch', 'delete']

/** Every `$ref` in a part of the document. */
const referencesIn = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!)

test('the published document is OpenAPI 3.1: every reference leads somewhere, every parameter and answer is described', async () => {
  const document = await done<Document>('GET', '/openapi.json')
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Foyer', version: expect.any(String) } })
  for (const reference of referencesIn(document)) {
    const found = reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((part, key) => (part as Schema | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
    expect.soft(found, reference).toBeDefined()
  }

  const endpoints = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, endpoint]) => ({ path, method, ...endpoint })),
  )
  expect(endpoints.length).toBeGreaterThan(30)
  const ids = endpoints.map(({ operationId }) => operationId)
  expect(new Set(ids).size, 'operation ids differ').toBe(ids.length)
  for (const { path, method, parameters = [], responses, summary, tags } of endpoints) {
    const where = `${method} ${path}`
    expect.soft(methods, where).toContain(method)
    expect.soft(summary, where).toMatch(/\w/)
    expect.soft(tags, where).toHaveLength(1)
    const inPath = parameters.filter((each) => each.in === 'path')
    expect
      .soft(inPath.map(({ name }) => name).sort(), where)
      .toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort())
    for (const each of inPath) expect.soft(each.required, `${where} ${each.name}`).toBe(true)
    const success = Object.keys(responses).filter((status) => /^2\d\d$/.test(status))
    expect.soft(success, where).toHaveLength(1)
    expect.soft(Object.keys(responses.default?.content ?? {}), where).toEqual(['application/problem+json'])
  }
})

test('every address of the document is served', async () => {
  const { paths } = await done<Document>('GET', '/openapi.json')
  for (const path of Object.keys(paths)) {
    const address = `${test.info().project.use.baseURL}${path.replace(/\{\w+\}/g, 'evt_01JD0000000000000000000000')}`
    const answer = await fetch(address, { method: Object.keys(paths[path]!)[0]!.toUpperCase() })
    expect.soft((await answer.text()).includes('endpoint.not_found'), path).toBe(false)
  }
})
