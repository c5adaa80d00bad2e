-- By how many milliseconds a process's host is ahead of the database's clock.
ALTER TABLE "heartbeat" ADD COLUMN "clock_ahead_ms" DOUBLE PRECISION NOT NULL DEFAULT 0;
