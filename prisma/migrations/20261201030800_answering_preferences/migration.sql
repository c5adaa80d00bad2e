ALTER TABLE "agent"
  ADD COLUMN "opens_next_after_resolve" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "takes_on_reply" BOOLEAN NOT NULL DEFAULT true;
