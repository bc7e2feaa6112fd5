-- What a session was opened with, the provider's name of a refund it told us about, and when a refund is tried next.
ALTER TABLE "payments" ADD COLUMN     "bill" JSONB;
ALTER TABLE "receipts" ADD COLUMN     "refund_ref" TEXT;
ALTER TABLE "refunds" ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "try_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE INDEX orders_replaced ON orders (replaced_by_id) WHERE replaced_by_id IS NOT NULL;
CREATE INDEX receipts_of_money ON receipts (provider, payment_ref) WHERE payment_ref IS NOT NULL;
