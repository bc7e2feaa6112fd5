-- A member's device has no link to say at which gate and list it stands.
ALTER TABLE "devices" ADD COLUMN     "gate" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "list_id" TEXT;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "check_in_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The roster is read by (changed, id): an import makes ten thousand tickets in one transaction.
DROP INDEX "tickets_event_id_changed_idx";

-- CreateIndex
CREATE INDEX "tickets_event_id_changed_id_idx" ON "tickets"("event_id", "changed", "id");
