import pg from 'pg'
import { expect, test } from 'vitest'
import { env } from '@/lib/config/env'
import { look, openDoors } from '@/lib/testing/door-world'

test('a ticket that somebody holds locked keeps the doors of no other event waiting', async () => {
  const [here, there] = [await openDoors(), await openDoors()]
  const session = new pg.Client({ connectionString: env().databaseUrl })
  await session.connect()
  try {
    await session.query('BEGIN')
    await session.query('SELECT FROM tickets WHERE id = $1 FOR UPDATE', [here.ticket.id])
    let isAnswered = false
    const waiting = here.send([look({ ticketId: here.ticket.id })]).finally(() => {
      isAnswered = true
    })
    const [answer] = await there.send([look({ ticketId: there.ticket.id })])
    expect([answer!.decision, isAnswered]).toEqual(['admit', false])
    await session.query('COMMIT')
    expect((await waiting)[0]).toMatchObject({ decision: 'admit' })
  } finally {
    await session.end()
  }
})
