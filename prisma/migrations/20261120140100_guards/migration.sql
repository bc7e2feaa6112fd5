-- What Prisma's schema language cannot say: the constraint that makes overselling impossible, the append-only log,
-- full-text and geographic indexes, and the functions of the hot paths.

-- 1. Never oversell: whatever the code does, this does not commit.
ALTER TABLE inventory
  ADD CONSTRAINT inventory_never_oversold
  CHECK (held >= 0 AND sold >= 0 AND offered >= 0 AND held + sold + offered <= capacity);

-- Counters change all day on the same row: leave room on its page, so that updates stay heap-only.
ALTER TABLE inventory SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

-- 2. What happened stays written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER activities_append_only BEFORE UPDATE OR DELETE ON activities
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER scans_kept BEFORE DELETE ON scans
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- 3. Discovery.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS cube;
CREATE EXTENSION IF NOT EXISTS earthdistance;

-- unaccent() is only STABLE because its dictionary could be changed; ours is not.
CREATE FUNCTION plain(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- array_to_string() is only STABLE because elements of other types might print differently; text does not.
CREATE FUNCTION joined(value text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT array_to_string(value, ' ') $$;

CREATE FUNCTION event_document(title text, summary text, city text, venue text, tags text[])
  RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT setweight(to_tsvector('simple', public.plain(coalesce(title, ''))), 'A')
            || setweight(to_tsvector('simple', public.plain(coalesce(public.joined(tags), '') || ' ' || coalesce(city, '') || ' ' || coalesce(venue, ''))), 'B')
            || setweight(to_tsvector('simple', public.plain(coalesce(summary, ''))), 'C') $$;

CREATE INDEX events_text ON events USING gin (event_document(title, summary, city, venue_name, tags))
  WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed ON events (starts_at, id) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_category ON events (category, starts_at, id) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_city ON events (lower(city), starts_at, id) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_city_category ON events (lower(city), category, starts_at, id)
  WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_listed_tags ON events USING gin (tags) WHERE status = 'published' AND visibility = 'public';
CREATE INDEX events_near ON events USING gist (ll_to_earth(latitude, longitude))
  WHERE status = 'published' AND visibility = 'public' AND latitude IS NOT NULL AND longitude IS NOT NULL;

-- Searching people by three letters of a name, an address or an order, within one event.
CREATE INDEX tickets_holder_trgm ON tickets USING gin (lower(holder_name) gin_trgm_ops);
CREATE INDEX orders_buyer_trgm ON orders USING gin (lower(buyer_name || ' ' || buyer_email) gin_trgm_ops);
CREATE INDEX tickets_inside ON tickets (event_id, ticket_type_id) WHERE admitted_at IS NOT NULL;
CREATE INDEX deliveries_unsent ON deliveries (created_at) WHERE state <> 'sent';
