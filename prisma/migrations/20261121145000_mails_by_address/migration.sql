-- How much mail an address got of late is asked before a ticket is mailed to it.
-- CreateIndex
CREATE INDEX "deliveries_to_address_created_at_idx" ON "deliveries"("to_address", "created_at");
