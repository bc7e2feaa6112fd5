import pg from 'pg'
import { env } from '@/lib/config/env'
import { categoryKeys } from '@/lib/events/category'

const cities = ['Berlin', 'Lisbon', 'Porto', 'Vienna', 'Oslo', 'Ghent', 'Turin', 'Graz', 'Lyon', 'Cork']

/**
 * Public events n = `from` to `to` - 1 over the coming year, over Europe, each with a ticket type. Every 40th is a quartet's and
 * one in 1,000 has a unicorn, which is 1 of 1,000 and 1,000 of 1,000,000.
 */
const events = `
  INSERT INTO events (id, organisation_id, slug, title, summary, category, tags, format, city, latitude, longitude,
                      starts_at, ends_at, time_zone, status, published_at, updated_at, price_from_minor)
  SELECT 'evt_' || lpad(n::text, 9, '0'), $1, 'event-' || n,
         'Evening ' || n || CASE n % 40 WHEN 0 THEN ' quartet' ELSE '' END || CASE n % 1000 WHEN 7 THEN ' unicorn' ELSE '' END,
         'An evening worth leaving the house for', ($2::text[])[1 + n / 10 % cardinality($2::text[])],
         CASE n % 25 WHEN 0 THEN ARRAY['rooftop'] ELSE ARRAY['indoors'] END, CASE n % 50 WHEN 3 THEN 'online' ELSE 'in_person' END,
         ($3::text[])[1 + n % 10], 38 + n::bigint * 104729 % 200000 / 10000.0, -9 + n::bigint * 7907 % 300000 / 10000.0,
         now() + n::bigint * 7919 % 31536000 * interval '1 second', now() + (n::bigint * 7919 % 31536000 + 7200) * interval '1 second',
         'Europe/Berlin', 'published', now() - n * interval '1 second', now(), CASE n % 3 WHEN 0 THEN 0 ELSE 1500 END
  FROM generate_series($4::int, $5::int - 1) n`

const inventory = `
  INSERT INTO inventory (id, capacity)
  SELECT 'inv_' || lpad(n::text, 9, '0'), 100 FROM generate_series($1::int, $2::int - 1) n`

const ticketTypes = `
  INSERT INTO ticket_types (id, event_id, inventory_id, name, price_minor, updated_at)
  SELECT 'tty_' || lpad(n::text, 9, '0'), 'evt_' || lpad(n::text, 9, '0'), 'inv_' || lpad(n::text, 9, '0'), 'Entry',
         CASE n % 3 WHEN 0 THEN 0 ELSE 1500 END, now()
  FROM generate_series($1::int, $2::int - 1) n`

/**
 * Fills the list straight in the database. Indexes that hold no constraint are made again after the rows, and neither triggers
 * nor references are asked about rows that are right by their making: minutes instead of an hour.
 */
export async function fill(organisationId: string, from: number, to: number): Promise<void> {
  const session = new pg.Client({ connectionString: env().databaseUrl })
  await session.connect()
  try {
    await session.query(
      `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`,
    )
    const { rows: indexes } = await session.query<{ name: string; made: string }>(`
      SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
      WHERE i.indrelid = ANY (ARRAY['events', 'ticket_types']::regclass[])
        AND NOT i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`)
    for (const { name } of indexes) await session.query(`DROP INDEX ${name}`)
    await session.query(events, [organisationId, categoryKeys, cities, from, to])
    await session.query(inventory, [from, to])
    await session.query(ticketTypes, [from, to])
    for (const { made } of indexes) await session.query(made)
    await session.query('VACUUM (ANALYZE) events, inventory, ticket_types')
    await session.query('CHECKPOINT') // or it would be written while the list is measured
  } finally {
    await session.end()
  }
}
