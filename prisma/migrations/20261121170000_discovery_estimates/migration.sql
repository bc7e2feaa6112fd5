-- What the planner has to know of the list of events. It makes no use of what it knows of an expression when the index over it is
-- partial: it took any city, and free events, for one event in 200, read all that match and sorted them, where a walk of the
-- index would have ended after a page. These it does use (PostgreSQL 14 and later).
CREATE STATISTICS events_city ON plain(city) FROM events;
CREATE STATISTICS events_price ON sign(price_from_minor) FROM events;

-- Lists are many and small: starting processes for one takes longer than the list.
ALTER TABLE events SET (parallel_workers = 0);

-- Autovacuum keeps them up to date, but would not begin before a tenth of the events changed. An empty table is left alone: the
-- planner is careful with one it knows nothing of, and takes one it saw empty for small.
DO $$ BEGIN
  IF EXISTS (SELECT FROM events) THEN ANALYZE events; END IF;
END $$;
