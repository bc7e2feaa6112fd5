-- Test money has numbers of its own, so that the legal ones have no gaps.
ALTER TABLE "organisations" ADD COLUMN "next_test_invoice" INTEGER NOT NULL DEFAULT 1;
DROP INDEX "invoices_organisation_id_number_key";
ALTER TABLE "invoices" ADD COLUMN "series" TEXT NOT NULL DEFAULT 'live';
CREATE UNIQUE INDEX "invoices_organisation_id_series_number_key" ON "invoices"("organisation_id", "series", "number");

-- One invoice an order; what is issued stays as it was.
CREATE UNIQUE INDEX invoices_one_per_order ON invoices (order_id) WHERE kind = 'invoice';
CREATE TRIGGER invoices_kept BEFORE UPDATE OR DELETE ON invoices
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
