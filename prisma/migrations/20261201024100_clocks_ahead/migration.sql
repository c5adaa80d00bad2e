-- Meta's own time of a message, where that was later than when we received it.
ALTER TABLE "message" ADD COLUMN "meta_at" TIMESTAMPTZ(3);
