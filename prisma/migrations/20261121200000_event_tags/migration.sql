-- The tags of listed events, one row each: no index over an array has the list's order behind the tag, so that a tag of one event in
-- 25 was read past 25,000 events to count a thousand.
CREATE TABLE "event_tags" (
    "event_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_tags_pkey" PRIMARY KEY ("event_id","tag")
);

-- With the start in the key, the planner knows that each row meets exactly one event at its place in the list. Without, it takes the two
-- equal columns for chance, expects one row of any join and reads either side whole.
CREATE UNIQUE INDEX "events_id_starts_at_key" ON "events"("id", "starts_at");

INSERT INTO event_tags (event_id, tag, starts_at, ends_at, published_at)
SELECT DISTINCT e.id, t.tag, e.starts_at, e.ends_at, e.published_at FROM events e, unnest(e.tags) t (tag)
WHERE e.status = 'published' AND e.visibility = 'public';

ALTER TABLE "event_tags" ADD CONSTRAINT "event_tags_event_id_starts_at_fkey" FOREIGN KEY ("event_id", "starts_at")
  REFERENCES "events"("id", "starts_at") ON DELETE CASCADE ON UPDATE CASCADE;

-- By start and by publishing, each with the end, so that counting reads no table.
CREATE INDEX "event_tags_listed" ON "event_tags"("tag", "starts_at", "event_id", "ends_at");
CREATE INDEX "event_tags_newest" ON "event_tags"("tag", "published_at", "event_id", "starts_at", "ends_at");

-- Kept here, so that no writer of events can forget it. The row of the event is locked by whoever writes it.
CREATE FUNCTION keep_event_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN DELETE FROM event_tags WHERE event_id = NEW.id; END IF;
  IF NEW.status = 'published' AND NEW.visibility = 'public' THEN
    INSERT INTO event_tags (event_id, tag, starts_at, ends_at, published_at)
    SELECT DISTINCT NEW.id, t.tag, NEW.starts_at, NEW.ends_at, NEW.published_at FROM unnest(NEW.tags) t (tag);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER events_tags_made AFTER INSERT ON events
  FOR EACH ROW WHEN (NEW.tags <> '{}') EXECUTE FUNCTION keep_event_tags();
CREATE TRIGGER events_tags_changed AFTER UPDATE OF tags, starts_at, ends_at, published_at, status, visibility ON events
  FOR EACH ROW WHEN ((OLD.tags, OLD.starts_at, OLD.ends_at, OLD.published_at, OLD.status, OLD.visibility)
    IS DISTINCT FROM (NEW.tags, NEW.starts_at, NEW.ends_at, NEW.published_at, NEW.status, NEW.visibility))
  EXECUTE FUNCTION keep_event_tags();

-- As of events: lists are many and small.
ALTER TABLE event_tags SET (parallel_workers = 0);
DO $$ BEGIN
  IF EXISTS (SELECT FROM event_tags) THEN ANALYZE event_tags; END IF;
END $$;
