-- A refresh token carries a mark of ours, so every spent one is recognised, not the last one only.
DROP INDEX "sessions_refresh_hash_key";
ALTER TABLE "sessions" DROP COLUMN "spent_refresh_hash";

-- A link is named by its id; its token is derived from that when the mail is sent.
ALTER TABLE "link_tokens" DROP CONSTRAINT "link_tokens_pkey",
  ADD COLUMN "id" TEXT NOT NULL,
  ADD COLUMN "next" TEXT,
  ADD CONSTRAINT "link_tokens_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "link_tokens_hash_key" ON "link_tokens"("hash");

CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");
