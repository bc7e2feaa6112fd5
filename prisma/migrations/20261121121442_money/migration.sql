-- AlterTable
ALTER TABLE "events" ADD COLUMN     "fee_bp" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fee_fixed_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fee_paid_by" TEXT NOT NULL DEFAULT 'buyer',
ADD COLUMN     "hold_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "tax_included" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "terms" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "order_lines" ADD COLUMN     "absorbed_fee_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "admits" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "discount_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fee_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "included_tax_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "list_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_bp" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_minor" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "absorbed_fee_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "discount_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "draft" JSONB,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "fee_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "included_tax_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "list_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "promo_code_id" TEXT,
ADD COLUMN     "replaced_by_id" TEXT,
ADD COLUMN     "tax_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "terms" TEXT;

-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "legal_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "next_invoice" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "stripe_account" TEXT,
ADD COLUMN     "tax_id" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ticket_types" ADD COLUMN     "min_price_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pool_id" TEXT,
ADD COLUMN     "price_tiers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "pricing" TEXT NOT NULL DEFAULT 'fixed',
ADD COLUMN     "tax_bp" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "line_id" TEXT;

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "account" TEXT,
    "state" TEXT NOT NULL DEFAULT 'opening',
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "session_ref" TEXT,
    "url" TEXT,
    "payment_ref" TEXT,
    "captured_minor" INTEGER NOT NULL DEFAULT 0,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "captured_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "event_ref" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payment_id" TEXT,
    "order_id" TEXT,
    "payment_ref" TEXT,
    "amount_minor" INTEGER,
    "currency" TEXT,
    "outcome" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "ticket_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'due',
    "provider_ref" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "requested_by" TEXT NOT NULL DEFAULT 'system',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT,
    "content" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_sessions" (
    "id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "return_url" TEXT NOT NULL,
    "cancel_url" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_charges" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_refunds" (
    "id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_events" (
    "id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo_codes" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "percent_bp" INTEGER,
    "amount_minor" INTEGER,
    "ticket_type_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reveals" BOOLEAN NOT NULL DEFAULT false,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "inventory_id" TEXT,
    "max_per_person" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promo_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shared_pools" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "inventory_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shared_pools_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE INDEX "payments_state_created_at_idx" ON "payments"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_session_ref_key" ON "payments"("provider", "session_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_payment_ref_key" ON "payments"("provider", "payment_ref");

-- CreateIndex
CREATE INDEX "receipts_order_id_idx" ON "receipts"("order_id");

-- CreateIndex
CREATE INDEX "receipts_payment_id_idx" ON "receipts"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_provider_event_ref_key" ON "receipts"("provider", "event_ref");

-- CreateIndex
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "refunds_state_created_at_idx" ON "refunds"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_refund_id_key" ON "invoices"("refund_id");

-- CreateIndex
CREATE INDEX "invoices_order_id_idx" ON "invoices"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_organisation_id_number_key" ON "invoices"("organisation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_sessions_payment_id_key" ON "sandbox_sessions"("payment_id");

-- CreateIndex
CREATE INDEX "sandbox_charges_session_id_idx" ON "sandbox_charges"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_refunds_idempotency_key_key" ON "sandbox_refunds"("idempotency_key");

-- CreateIndex
CREATE INDEX "sandbox_refunds_charge_id_idx" ON "sandbox_refunds"("charge_id");

-- CreateIndex
CREATE INDEX "sandbox_events_delivered_at_due_at_idx" ON "sandbox_events"("delivered_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "promo_codes_inventory_id_key" ON "promo_codes"("inventory_id");

-- CreateIndex
CREATE UNIQUE INDEX "promo_codes_event_id_code_key" ON "promo_codes"("event_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "shared_pools_inventory_id_key" ON "shared_pools"("inventory_id");

-- CreateIndex
CREATE INDEX "shared_pools_event_id_idx" ON "shared_pools"("event_id");

-- CreateIndex
CREATE INDEX "orders_promo_code_id_idx" ON "orders"("promo_code_id");

-- CreateIndex
CREATE INDEX "ticket_types_pool_id_idx" ON "ticket_types"("pool_id");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_charges" ADD CONSTRAINT "sandbox_charges_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sandbox_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_refunds" ADD CONSTRAINT "sandbox_refunds_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "sandbox_charges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_codes_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_codes_inventory_id_fkey" FOREIGN KEY ("inventory_id") REFERENCES "inventory"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_types" ADD CONSTRAINT "ticket_types_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "shared_pools"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_pools" ADD CONSTRAINT "shared_pools_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_pools" ADD CONSTRAINT "shared_pools_inventory_id_fkey" FOREIGN KEY ("inventory_id") REFERENCES "inventory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Money is conserved: no more goes back than came.
ALTER TABLE payments ADD CONSTRAINT payments_conserved
  CHECK (captured_minor >= 0 AND refunded_minor >= 0 AND refunded_minor <= captured_minor);
ALTER TABLE refunds ADD CONSTRAINT refunds_of_something CHECK (amount_minor > 0);
ALTER TABLE orders ADD CONSTRAINT orders_add_up
  CHECK (total_minor = list_minor - discount_minor + fee_minor + tax_minor AND total_minor >= 0);
ALTER TABLE order_lines ADD CONSTRAINT order_lines_add_up
  CHECK (unit_minor = list_minor - discount_minor + fee_minor + tax_minor AND unit_minor >= 0);

CREATE TRIGGER receipts_kept BEFORE DELETE ON receipts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A promo code either takes a percentage off or an amount, or only reveals.
ALTER TABLE promo_codes ADD CONSTRAINT promo_codes_one_kind CHECK (percent_bp IS NULL OR amount_minor IS NULL);

-- Holds whose time is up, and what is still open at a provider.
CREATE INDEX orders_holding ON orders (expires_at) WHERE status IN ('pending', 'awaiting_confirmation');
CREATE INDEX payments_unsettled ON payments (created_at) WHERE state IN ('opening', 'open', 'processing');
CREATE INDEX refunds_due ON refunds (created_at) WHERE state <> 'done';
CREATE INDEX sandbox_events_waiting ON sandbox_events (due_at) WHERE delivered_at IS NULL;
