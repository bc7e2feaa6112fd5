CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "broken" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "verifications_ran_at_idx" ON "verifications"("ran_at");

-- The keys of jobs that will still run or run now. None where no worker ever ran: the tables of the jobs are made by it, so
-- that no plain query could name them before.
CREATE FUNCTION waiting_jobs() RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT j.key::text FROM graphile_worker._private_jobs j
    WHERE j.key IS NOT NULL AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL);
END $$;
