import { categoryKeys } from '@/lib/events/category'
import { inBulk, settle } from '../in-bulk'

const cities = ['Berlin', 'Lisbon', 'Porto', 'Vienna', 'Oslo', 'Ghent', 'Turin', 'Graz', 'Lyon', 'Cork']

/**
 * Public events n = `from` to `to` - 1 over the coming year, over Europe, each with a ticket type. Every 40th is a quartet's and
 * one in 1,000 has a unicorn, which is 1 of 1,000 and 1,000 of 1,000,000. The organisations have as many each.
 */
const events = `
  INSERT INTO events (id, organisation_id, slug, title, summary, category, tags, format, city, latitude, longitude,
                      starts_at, ends_at, time_zone, status, published_at, updated_at, price_from_minor)
  SELECT 'evt_' || lpad(n::text, 9, '0'), ($1::text[])[1 + n % cardinality($1::text[])], 'event-' || n,
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

/** What triggers would have made of the events. */
const tags = `
  INSERT INTO event_tags (event_id, tag, starts_at, ends_at, published_at)
  SELECT e.id, t.tag, e.starts_at, e.ends_at, e.published_at FROM events e, unnest(e.tags) t (tag)
  WHERE e.id BETWEEN 'evt_' || lpad($1::text, 9, '0') AND 'evt_' || lpad(($2::int - 1)::text, 9, '0')`

/** Fills the list of events. */
export async function fill(organisationIds: string[], from: number, to: number): Promise<void> {
  const [listed, range] = [
    [organisationIds, categoryKeys, cities, from, to],
    [from, to],
  ]
  await Promise.all([
    inBulk(
      ['events', 'event_tags'],
      [
        [events, listed],
        [tags, range],
      ],
    ),
    inBulk(['inventory'], [[inventory, range]]),
    inBulk(['ticket_types'], [[ticketTypes, range]]),
  ])
  await settle(['events', 'event_tags', 'inventory', 'ticket_types'])
}
