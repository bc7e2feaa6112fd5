import { openSession } from './databases'

const lock = 8_151

/** Where a transaction is stopped: the trigger's events, table and condition. `late`: it has done everything but commit. */
export type Wire = { on: string; when: string; late?: boolean }

/**
 * Laid in a database of the bench: whoever comes to the wire waits for a lock that the bench holds, so that it knows when to kill.
 * @param cut what is stopped is taken back with its process; otherwise it is committed after the process is gone
 */
export async function layWire(databaseUrl: string, { on, when, late = false }: Wire, cut: boolean) {
  const session = await openSession(databaseUrl)
  await session.query(`
    CREATE FUNCTION bench_wait() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock_shared(${lock}, 1); RETURN NEW; END $$;
    CREATE ${late ? 'CONSTRAINT' : ''} TRIGGER bench_wire ${on} ${late ? 'DEFERRABLE INITIALLY DEFERRED' : ''}
      FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION bench_wait()`)
  const waiting = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = ${lock} AND NOT granted
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  return {
    arm: async () => void (await session.query(`SELECT pg_advisory_lock(${lock}, 1)`)),
    reached: async () => (await session.query(waiting)).rowCount ?? 0,
    async disarm() {
      if (cut) await session.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) w`)
      await session.query(`SELECT pg_advisory_unlock(${lock}, 1)`)
    },
    leave: () => session.end(),
  }
}
