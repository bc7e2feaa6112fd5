-- AlterTable
ALTER TABLE "events" ADD COLUMN     "entry_rules" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "gates" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "scans" ADD COLUMN     "clock_offset_ms" INTEGER,
ADD COLUMN     "conflict" TEXT,
ADD COLUMN     "decided" TEXT NOT NULL DEFAULT 'online',
ADD COLUMN     "list_id" TEXT,
ADD COLUMN     "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "overrode" TEXT,
ADD COLUMN     "revision" INTEGER,
ADD COLUMN     "serial" TEXT;

-- AlterTable
ALTER TABLE "ticket_types" ADD COLUMN     "entry_rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "changed" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
ADD COLUMN     "door_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "revised_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "check_in_lists" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ticket_type_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "rules" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_in_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "door_links" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "list_id" TEXT,
    "ticket_type_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "rights" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "token_hash" TEXT NOT NULL,
    "token" BYTEA NOT NULL,
    "pin_hash" TEXT,
    "pin_failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "door_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "devices" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "link_id" TEXT,
    "session_id" TEXT,
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "version" TEXT NOT NULL DEFAULT '',
    "clock_offset_ms" INTEGER,
    "unsent" INTEGER NOT NULL DEFAULT 0,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presences" (
    "ticket_id" TEXT NOT NULL,
    "list_id" TEXT NOT NULL DEFAULT '',
    "event_id" TEXT NOT NULL,
    "inside" BOOLEAN NOT NULL DEFAULT false,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "day" DATE,
    "day_entries" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3),
    "first_gate" TEXT,
    "last_at" TIMESTAMPTZ(3),
    "last_gate" TEXT,
    "conflicts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("ticket_id","list_id")
);

-- CreateIndex
CREATE INDEX "check_in_lists_event_id_position_idx" ON "check_in_lists"("event_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "door_links_token_hash_key" ON "door_links"("token_hash");

-- CreateIndex
CREATE INDEX "door_links_event_id_created_at_idx" ON "door_links"("event_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "devices_token_hash_key" ON "devices"("token_hash");

-- CreateIndex
CREATE INDEX "devices_event_id_last_seen_at_idx" ON "devices"("event_id", "last_seen_at");

-- CreateIndex
CREATE INDEX "devices_link_id_idx" ON "devices"("link_id");

-- CreateIndex
CREATE INDEX "devices_session_id_idx" ON "devices"("session_id");

-- CreateIndex
CREATE INDEX "presences_event_id_list_id_idx" ON "presences"("event_id", "list_id");

-- CreateIndex
CREATE INDEX "tickets_event_id_changed_idx" ON "tickets"("event_id", "changed");

-- AddForeignKey
ALTER TABLE "check_in_lists" ADD CONSTRAINT "check_in_lists_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_links" ADD CONSTRAINT "door_links_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_links" ADD CONSTRAINT "door_links_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "check_in_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "door_links"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was there before: every scan was decided online, and an admission is a presence.
UPDATE scans SET occurred_at = received_at;
UPDATE tickets SET ended_at = now() WHERE status <> 'valid';
INSERT INTO presences (ticket_id, event_id, inside, entries, day, day_entries, first_at, first_gate, last_at, last_gate)
  SELECT k.id, k.event_id, true, 1, (k.admitted_at AT TIME ZONE e.time_zone)::date, 1, k.admitted_at, k.admitted_gate, k.admitted_at, k.admitted_gate
  FROM tickets k JOIN events e ON e.id = k.event_id WHERE k.admitted_at IS NOT NULL;

CREATE INDEX scans_in_conflict ON scans (event_id, occurred_at) WHERE conflict IS NOT NULL;

-- A door asks for what changed since it last asked. `changed` is the transaction that changed it: who has seen everything before
-- the oldest transaction that still ran (pg_snapshot_xmin) misses nothing by asking from there, in whatever order they commit.
CREATE FUNCTION mark_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF NEW.status IS DISTINCT FROM OLD.status THEN
    NEW.ended_at := CASE WHEN NEW.status <> 'valid' THEN clock_timestamp() END;
  END IF;
  IF NEW.revision IS DISTINCT FROM OLD.revision THEN NEW.revised_at := clock_timestamp(); END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER tickets_marked BEFORE UPDATE ON tickets FOR EACH ROW
  WHEN ((OLD.status, OLD.revision, OLD.holder_name, OLD.holder_email, OLD.ticket_type_id, OLD.admitted_at, OLD.admitted_gate, OLD.door_note, OLD.flags)
        IS DISTINCT FROM (NEW.status, NEW.revision, NEW.holder_name, NEW.holder_email, NEW.ticket_type_id, NEW.admitted_at, NEW.admitted_gate, NEW.door_note, NEW.flags))
  EXECUTE FUNCTION mark_ticket();
