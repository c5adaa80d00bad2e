-- What all spellings of a message's id share.
ALTER TABLE "message" ADD COLUMN "wamid_key" TEXT, ADD COLUMN "quoted_key" TEXT;
ALTER TABLE "parked_status" ADD COLUMN "wamid_key" TEXT;
CREATE INDEX "message_key" ON "message" ("wamid_key", "conversation_id") WHERE "wamid_key" IS NOT NULL;
CREATE INDEX "parked_status_key" ON "parked_status" ("wamid_key") WHERE "wamid_key" IS NOT NULL;

-- What names a message is looked for by the message it names: quotes are not, so they are not in here.
DROP INDEX "message_amendment";
CREATE INDEX "message_naming" ON "message" ("conversation_id", "quoted_wamid") WHERE "type" IN ('reaction', 'edit', 'revoke');
CREATE INDEX "message_naming_key" ON "message" ("conversation_id", "quoted_key")
  WHERE "type" IN ('reaction', 'edit', 'revoke') AND "quoted_key" IS NOT NULL;

-- The reaction of each side is the newest of its messages: a table beside them could only say something else.
DROP TABLE "reaction";
DROP TYPE "ReactionSide";
