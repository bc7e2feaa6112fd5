import { expect, test } from 'vitest'
import { z } from 'zod'
import { systemContext } from './context'
import { InvalidInput } from './error'
import { operation } from './operation'

const echo = operation({
  name: 'test.echo',
  input: z.object({ name: z.string(), lines: z.array(z.object({ note: z.string() })).default([]), file: z.file().optional() }),
  output: z.object({ name: z.string() }),
  access: () => undefined,
  run: async (_ctx, input) => input,
})

test.each([
  ['NUL', { name: 'a\0b' }, 'name'],
  ['half a surrogate pair', { name: 'a\ud800b' }, 'name'],
  ['NUL deep inside', { name: 'a', lines: [{ note: '' }, { note: '\0' }] }, 'lines.1.note'],
])('text the database cannot keep is refused at its field: %s', async (_name, input, path) => {
  const refused = await echo(systemContext(), input).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(InvalidInput)
  expect((refused as InvalidInput).fields).toMatchObject([{ path }])
})

test('any other text passes, whole surrogate pairs too, and files are not looked into', async () => {
  const file = new File(['\0'], 'a.bin')
  expect(await echo(systemContext(), { name: 'Ada 🎟️\u0301', file })).toEqual({ name: 'Ada 🎟️\u0301' })
})
