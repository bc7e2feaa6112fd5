-- CreateTable
CREATE TABLE "creation_keys" (
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "made_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "creation_keys_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "creation_keys_created_at_idx" ON "creation_keys"("created_at");
