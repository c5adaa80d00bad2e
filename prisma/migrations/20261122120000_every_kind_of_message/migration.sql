-- CreateEnum
CREATE TYPE "MessageSource" AS ENUM ('phone', 'standby', 'partner');

-- CreateEnum
CREATE TYPE "AttachmentState" AS ENUM ('waiting', 'ready', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "ScheduledTrigger" AS ENUM ('at', 'next_inbound');

-- CreateEnum
CREATE TYPE "ScheduledState" AS ENUM ('waiting', 'sent', 'cancelled', 'failed');

-- AlterEnum
ALTER TYPE "ContactAliasKind" ADD VALUE 'group';

-- AlterTable
ALTER TABLE "phone_number" ADD COLUMN     "account_status" TEXT,
ADD COLUMN     "last_webhook_at" TIMESTAMPTZ(3),
ADD COLUMN     "messaging_limit" TEXT,
ADD COLUMN     "name_decision" TEXT,
ADD COLUMN     "quality" TEXT;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "is_group" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "marketing_preference_at" TIMESTAMPTZ(3),
ADD COLUMN     "marketing_stopped_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "conversation_event" ADD COLUMN     "details" JSONB,
ADD COLUMN     "source" TEXT;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "author_id" UUID,
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3),
ADD COLUMN     "source" "MessageSource";

-- CreateTable
CREATE TABLE "number_event" (
    "id" UUID NOT NULL,
    "number_id" UUID,
    "waba_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "number_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_file" (
    "id" UUID NOT NULL,
    "checksum" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "mime_type" TEXT NOT NULL,
    "file_name" TEXT,
    "storage_key" TEXT NOT NULL,
    "thumbnail_key" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "duration_ms" INTEGER,
    "waveform" INTEGER[],
    "is_animated" BOOLEAN NOT NULL DEFAULT false,
    "uploaded_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_upload" (
    "file_id" UUID NOT NULL,
    "number_id" UUID NOT NULL,
    "media_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_upload_pkey" PRIMARY KEY ("file_id","number_id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "is_voice" BOOLEAN NOT NULL DEFAULT false,
    "state" "AttachmentState" NOT NULL,
    "file_id" UUID,
    "media_id" TEXT,
    "claimed_type" TEXT,
    "claimed_sha256" TEXT,
    "file_name" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failure_code" INTEGER,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_message" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduled_reply" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,
    "client_message_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "trigger" "ScheduledTrigger" NOT NULL,
    "send_at" TIMESTAMPTZ(3),
    "state" "ScheduledState" NOT NULL DEFAULT 'waiting',
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "scheduled_reply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "number_event_fingerprint_key" ON "number_event"("fingerprint");

-- CreateIndex
CREATE INDEX "number_event_waba_id_happened_at_id_idx" ON "number_event"("waba_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "media_file_created_at_idx" ON "media_file"("created_at");

-- CreateIndex
CREATE INDEX "attachment_file_id_idx" ON "attachment"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_message_id_position_key" ON "attachment"("message_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "saved_message_name_key" ON "saved_message"("name");

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_reply_client_message_id_key" ON "scheduled_reply"("client_message_id");

-- CreateIndex
CREATE INDEX "scheduled_reply_conversation_id_created_at_idx" ON "scheduled_reply"("conversation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_event_source_key" ON "conversation_event"("source");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_file" ADD CONSTRAINT "media_file_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "media_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "media_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_message" ADD CONSTRAINT "saved_message_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say.

-- Edits and revocations change a message, they are not one: like reactions they are no rows of the thread. They are in its index all
-- the same: what a list shows may be a reaction, and two conversations that become one move every row.
DROP INDEX "message_thread";
CREATE INDEX "message_thread" ON "message" ("conversation_id", "happened_at" DESC, "id" DESC);
DROP INDEX "message_arrival";
CREATE INDEX "message_arrival" ON "message" ("conversation_id", "id") WHERE "direction" = 'inbound' AND "type" NOT IN ('reaction', 'edit', 'revoke');
-- What changes a message is found by the message it changes.
CREATE INDEX "message_amendment" ON "message" ("quoted_wamid") WHERE "type" IN ('edit', 'revoke');

-- Files that Meta still has and we do not, soonest forgotten first.
CREATE INDEX "attachment_waiting" ON "attachment" ("expires_at", "id") WHERE "state" = 'waiting';
CREATE INDEX "attachment_gallery" ON "attachment" ("conversation_id", "happened_at" DESC, "id" DESC);
-- What somebody wrote in groups follows them when two contacts turn out to be one.
CREATE INDEX "message_author" ON "message" ("author_id") WHERE "author_id" IS NOT NULL;

-- Replies that wait for their time, and for the contact.
CREATE INDEX "scheduled_reply_due" ON "scheduled_reply" ("send_at") WHERE "state" = 'waiting' AND "trigger" = 'at';
-- And those whose files are kept, because they may still be sent.
CREATE INDEX "scheduled_reply_standing" ON "scheduled_reply" ("conversation_id") WHERE "state" IN ('waiting', 'failed');

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_ready_has_file" CHECK (("state" = 'ready') = ("file_id" IS NOT NULL));
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_at_has_time" CHECK (("trigger" = 'at') = ("send_at" IS NOT NULL));
