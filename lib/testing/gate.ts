import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Way = 'asked' | 'answered'
type Call = { caller: Socket; callee: Socket; head: string; kept: [Socket, Buffer][] }

/**
 * A door on a free port before a local server, through which everything passes until it is shut. Shut for what is `asked`, nothing of it
 * reaches the server; shut for what is `answered`, the server has done it and its caller does not hear. What is kept goes on when the
 * door opens, unless its caller is gone.
 */
export async function startGate(port: number) {
  const calls = new Set<Call>()
  let shut: { way: Way; of: string } | undefined

  function pass(call: Call, way: Way, chunk: Buffer) {
    const to = way === 'asked' ? call.callee : call.caller
    const keeps = shut?.way === way && call.head.startsWith(shut.of)
    if (keeps || call.kept.some(([other]) => other === to)) call.kept.push([to, chunk])
    else to.write(chunk)
  }
  const server = createServer((caller) => {
    const callee = connect(port, '127.0.0.1')
    const call: Call = { caller, callee, head: '', kept: [] }
    calls.add(call)
    caller.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1')
      if (/^[A-Z]+ \/\S* HTTP\//.test(text)) call.head = text
      pass(call, 'asked', chunk)
    })
    callee.on('data', (chunk: Buffer) => pass(call, 'answered', chunk))
    for (const [socket, other] of [
      [caller, callee],
      [callee, caller],
    ] as const) {
      socket.on('error', () => undefined) // a caller that is killed is what this is for
      socket.on('close', () => {
        calls.delete(call)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    /** @param of how the requests begin that are meant (`POST /v1/refunds`); all when left out */
    shut(way: Way, of = '') {
      shut = { way, of }
    },
    /** how many calls have something kept */
    kept: () => [...calls].filter(({ kept }) => kept.length > 0).length,
    open() {
      shut = undefined
      for (const { kept } of calls) for (const [to, chunk] of kept.splice(0)) to.write(chunk)
    },
    async close() {
      for (const { caller, callee } of calls) for (const socket of [caller, callee]) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
