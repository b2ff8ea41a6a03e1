-- Jobs of the clock: what is due when, and a lease, so that of several processes one runs it.
CREATE TABLE "clock_jobs" (
    "name" TEXT NOT NULL,
    "every_ms" INTEGER NOT NULL,
    "next_run_at" TIMESTAMP(3) NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "lease_until" TIMESTAMP(3),
    "term" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMP(3),
    "duration_ms" INTEGER,
    "error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "clock_jobs_pkey" PRIMARY KEY ("name")
);
