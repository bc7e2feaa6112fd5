import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { textOf } from './api-faults'
import { webhookSender } from './webhook-sender'

let heard: string[]
let refusals: number
const server = createServer(async (request, response) => {
  heard.push(`${await textOf(request)} by ${request.headers['x-signed']}`)
  response.writeHead(refusals-- > 0 ? 500 : 200).end()
})
const event = (id: string) => ({ id, type: 'told', body: id })
const start = () => {
  const sender = webhookSender(({ id }) => ({ 'x-signed': `me over ${id}` }))
  sender.to(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return sender
}
beforeEach(async () => {
  heard = []
  refusals = 0
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterEach(() => new Promise((closed) => server.close(closed)))

it('what is told goes out signed, again until it is taken', async () => {
  refusals = 2
  const sender = start()
  sender.emit(event('a'))
  await sender.settled()
  expect(heard).toEqual(Array(3).fill('a by me over a'))
  expect(sender.statuses).toEqual([500, 500, 200])
})

it('what is held goes out as arranged: left out, repeated, in another order', async () => {
  const sender = start()
  sender.hold()
  for (const id of ['a', 'b', 'c']) sender.emit(event(id))
  expect(heard).toEqual([])
  await sender.release(([, b, c]) => [c!, b!, c!])
  expect(heard.map((line) => line[0])).toEqual(['c', 'b', 'c'])
  expect(sender.all).toHaveLength(3)
})
