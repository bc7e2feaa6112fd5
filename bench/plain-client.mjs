// node bench/plain-client.mjs <url> <function> <clients> <seconds>: what pgbench would do, where there is none. Prints calls per second.
import pg from 'pg'

const [url, name, clients, seconds] = process.argv.slice(2)
const sessions = await Promise.all(
  Array.from({ length: Number(clients) }, async () => {
    const session = new pg.Client({ connectionString: url })
    await session.connect()
    return session
  }),
)
const begin = performance.now()
const end = begin + Number(seconds) * 1_000
let calls = 0
await Promise.all(
  sessions.map(async (session) => {
    while (performance.now() < end) {
      const n = 1_000_000_000_000_000_000n + BigInt(Math.floor(Math.random() * 1e9)) * 4_000_000_000n + BigInt(calls)
      await session.query({ name: 'call', text: `SELECT ${name}(bench_request($1::bigint))`, values: [String(n)] })
      calls += 1
    }
  }),
)
console.log((calls / (performance.now() - begin)) * 1_000)
await Promise.all(sessions.map((session) => session.end()))
