-- What the list of events is read by. Everything here is partial: drafts, unlisted and private events cost it nothing.

-- 1. Text. Stored, because ranking and the walk by date would otherwise parse every event they pass.
ALTER TABLE events ADD COLUMN document tsvector
  GENERATED ALWAYS AS (event_document(title, summary, city, venue_name, tags)) STORED;

DROP INDEX events_text;
CREATE INDEX events_text ON events USING gin (document) WHERE status = 'published' AND visibility = 'public';
-- Parts of words ("konzert" in "Sommerkonzert").
CREATE INDEX events_title_parts ON events USING gin (plain(title) gin_trgm_ops)
  WHERE status = 'published' AND visibility = 'public';

-- Every word of what was typed, as the beginning of a word. Read by the parser that reads the documents, so that both
-- split alike and nothing that is typed can be taken for an operator. NULL, which matches nothing, when there is no word.
CREATE FUNCTION event_query(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
        FROM unnest(to_tsvector('simple', public.plain(typed))) $$;

-- The LIKE pattern for text that contains this one.
CREATE FUNCTION containing(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT '%' || regexp_replace(public.plain(typed), '([\\%_])', '\\\1', 'g') || '%' $$;

-- 2. Price. The lowest price of a visible ticket type, kept here by a trigger, so that "free" is an index condition.
ALTER TABLE events ADD COLUMN price_from_minor INTEGER;

CREATE FUNCTION keep_price_from() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_event text := coalesce(NEW.event_id, OLD.event_id);
  v_price int;
BEGIN
  -- A statement of its own: the next one must see what a transaction committed that held this lock before us.
  PERFORM 1 FROM events WHERE id = v_event FOR NO KEY UPDATE;
  SELECT min(price_minor) INTO v_price FROM ticket_types WHERE event_id = v_event AND NOT hidden;
  UPDATE events SET price_from_minor = v_price WHERE id = v_event AND price_from_minor IS DISTINCT FROM v_price;
  RETURN NULL;
END $$;

CREATE TRIGGER ticket_types_price AFTER INSERT OR DELETE OR UPDATE OF price_minor, hidden ON ticket_types
  FOR EACH ROW EXECUTE FUNCTION keep_price_from();

UPDATE events e SET price_from_minor = (SELECT min(price_minor) FROM ticket_types t WHERE t.event_id = e.id AND NOT t.hidden);

-- 3. What goes on at an instant, however long ago it began.
CREATE INDEX events_span ON events USING gist (tstzrange(starts_at, greatest(starts_at, ends_at)))
  WHERE status = 'published' AND visibility = 'public';

-- 4. Filters, each in the order of the list.
DROP INDEX events_listed_city;
DROP INDEX events_listed_city_category;
CREATE INDEX events_listed_city ON events (plain(city), starts_at, id) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_city_category ON events (plain(city), category, starts_at, id)
  WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_format ON events (format, starts_at, id) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_price ON events (sign(price_from_minor), starts_at, id)
  WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_organisation ON events (organisation_id, starts_at, id)
  WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_newest ON events (published_at, id) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_cancelled ON events (starts_at, id) WHERE status = 'cancelled' AND visibility = 'public';

-- 5. Place. earthdistance finds its own types by the search path, which maintenance empties (before PostgreSQL 18).
CREATE FUNCTION place(latitude double precision, longitude double precision) RETURNS cube
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = public, pg_catalog
  AS $$ SELECT ll_to_earth(latitude, longitude)::cube $$;

DROP INDEX events_near;
CREATE INDEX events_near ON events USING gist (place(latitude, longitude))
  WHERE status = 'published' AND visibility = 'public' AND latitude IS NOT NULL AND longitude IS NOT NULL;
