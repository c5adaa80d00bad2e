-- A reply that was scheduled answers what had been asked when it was written.
ALTER TABLE "message" ADD COLUMN "answers_until" TIMESTAMPTZ(3);

CREATE INDEX "message_scheduled_answer" ON "message" ("conversation_id", "answers_until") WHERE "answers_until" IS NOT NULL;
