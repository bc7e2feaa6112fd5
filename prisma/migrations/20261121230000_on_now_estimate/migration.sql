-- How many events are on at a moment, which the planner cannot tell from the index on it, as that is partial: it took them for one in 200.
-- Behind the first page of a list it then read a whole list (a million entries) to find fewer of them.
CREATE STATISTICS events_on ON (tstzrange(starts_at, greatest(starts_at, ends_at))) FROM events;

DO $$ BEGIN
  IF EXISTS (SELECT FROM events) THEN ANALYZE events; END IF;
END $$;
