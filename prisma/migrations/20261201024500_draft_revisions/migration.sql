-- A draft's words have a name and a place in time, so that a save says what it replaces. What another device wrote waits beside it.
-- One row for each agent and conversation with unsent words: small enough to be written anew.
ALTER TABLE "draft"
  ADD COLUMN "beside" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "revision" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "version" BIGINT NOT NULL DEFAULT 1;
