-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AgentRole" AS ENUM ('agent', 'supervisor', 'admin');

-- CreateEnum
CREATE TYPE "MarkReadOn" AS ENUM ('open', 'reply');

-- CreateEnum
CREATE TYPE "ContactAliasKind" AS ENUM ('phone', 'user_id');

-- CreateEnum
CREATE TYPE "ConversationState" AS ENUM ('open', 'snoozed', 'resolved');

-- CreateEnum
CREATE TYPE "MessageDirection" AS ENUM ('inbound', 'outbound');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('queued', 'sending', 'unknown', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played');

-- CreateEnum
CREATE TYPE "ReactionSide" AS ENUM ('contact', 'business');

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "AgentRole" NOT NULL DEFAULT 'agent',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "list_order" TEXT NOT NULL DEFAULT 'activity',
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "agent_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("purpose","token_hash")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "process" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("process")
);

-- CreateTable
CREATE TABLE "phone_number" (
    "id" UUID NOT NULL,
    "phone_number_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "display_phone_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "throughput_per_second" INTEGER NOT NULL DEFAULT 80,
    "mark_read_on" "MarkReadOn" NOT NULL DEFAULT 'open',
    "next_send_at" TIMESTAMPTZ(6),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_code" INTEGER,
    "stopped_details" TEXT,
    "templates_synced_at" TIMESTAMPTZ(3),
    "templates_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "id" UUID NOT NULL,
    "waba_id" TEXT NOT NULL,
    "meta_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "parameter_format" TEXT NOT NULL,
    "components" JSONB NOT NULL,
    "quality" TEXT,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "profile_name" TEXT,
    "username" TEXT,
    "wa_id" TEXT,
    "user_id" TEXT,
    "profile_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_alias" (
    "kind" "ContactAliasKind" NOT NULL,
    "value" TEXT NOT NULL,
    "contact_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_alias_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "contact_merge" (
    "id" BIGSERIAL NOT NULL,
    "kept_contact_id" UUID NOT NULL,
    "merged_contact_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_merge" (
    "merged_conversation_id" UUID NOT NULL,
    "kept_conversation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_merge_pkey" PRIMARY KEY ("merged_conversation_id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "number_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "state" "ConversationState" NOT NULL DEFAULT 'open',
    "assignee_id" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3),
    "window_refused_at" TIMESTAMPTZ(3),
    "window_closes_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_id" UUID,
    "unread_count" INTEGER NOT NULL DEFAULT 0,
    "marked_unread" BOOLEAN NOT NULL DEFAULT false,
    "read_up_to_id" UUID,
    "wa_read_up_to" TEXT,
    "typing_shown_at" TIMESTAMPTZ(3),
    "last_outbound_at" TIMESTAMPTZ(3),
    "unanswered_since" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "pair_tokens" DOUBLE PRECISION NOT NULL DEFAULT 45,
    "pair_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_event" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "subject_id" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "direction" "MessageDirection" NOT NULL,
    "type" TEXT NOT NULL,
    "wamid" TEXT,
    "client_message_id" UUID,
    "agent_id" TEXT,
    "body" TEXT,
    "payload" JSONB NOT NULL,
    "quoted_wamid" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "DeliveryStatus",
    "queued_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "played_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "error_code" INTEGER,
    "error" JSONB,
    "pricing" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "retry_of_id" UUID,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "target_wamid" TEXT NOT NULL,
    "side" "ReactionSide" NOT NULL,
    "emoji" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("target_wamid","side")
);

-- CreateTable
CREATE TABLE "parked_status" (
    "wamid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "event" JSONB NOT NULL,
    "parked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parked_status_pkey" PRIMARY KEY ("wamid","status")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" BIGSERIAL NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ingested_at" TIMESTAMPTZ(3),
    "set_aside_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_tally" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_tally_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "draft" (
    "conversation_id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("conversation_id","agent_id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "agent_email_key" ON "agent"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_agent_id_idx" ON "session"("agent_id");

-- CreateIndex
CREATE INDEX "account_agent_id_idx" ON "account"("agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_phone_number_id_key" ON "phone_number"("phone_number_id");

-- CreateIndex
CREATE INDEX "phone_number_waba_id_idx" ON "phone_number"("waba_id");

-- CreateIndex
CREATE UNIQUE INDEX "template_waba_id_name_language_key" ON "template"("waba_id", "name", "language");

-- CreateIndex
CREATE INDEX "contact_alias_contact_id_idx" ON "contact_alias"("contact_id");

-- CreateIndex
CREATE INDEX "conversation_merge_kept_conversation_id_idx" ON "conversation_merge"("kept_conversation_id");

-- CreateIndex
CREATE INDEX "conversation_last_activity_at_id_idx" ON "conversation"("last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_contact_id_idx" ON "conversation"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_number_id_contact_id_key" ON "conversation"("number_id", "contact_id");

-- CreateIndex
CREATE INDEX "conversation_event_conversation_id_happened_at_id_idx" ON "conversation_event"("conversation_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "message_wamid_key" ON "message"("wamid");

-- CreateIndex
CREATE UNIQUE INDEX "message_client_message_id_key" ON "message"("client_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_retry_of_id_key" ON "message"("retry_of_id");

-- CreateIndex
CREATE INDEX "reaction_conversation_id_idx" ON "reaction"("conversation_id");

-- CreateIndex
CREATE INDEX "parked_status_parked_at_idx" ON "parked_status"("parked_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_received_at_idx" ON "webhook_delivery"("received_at");

-- CreateIndex
CREATE INDEX "draft_agent_id_idx" ON "draft"("agent_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_alias" ADD CONSTRAINT "contact_alias_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_event" ADD CONSTRAINT "conversation_event_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_retry_of_id_fkey" FOREIGN KEY ("retry_of_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say: partial indexes for the queues, and the checks that keep rows honest.

-- Deliveries that wait for ingest, oldest first. Tiny, whatever the history.
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" ("id") WHERE "ingested_at" IS NULL AND "set_aside_at" IS NULL;
CREATE INDEX "webhook_delivery_set_aside" ON "webhook_delivery" ("id") WHERE "set_aside_at" IS NOT NULL;

-- Messages that have not been handed to Meta, oldest first per conversation.
CREATE INDEX "message_unsettled" ON "message" ("conversation_id", "id") WHERE "status" IN ('queued', 'sending');
-- The sweep over all conversations.
CREATE INDEX "message_queue" ON "message" ("queued_at") WHERE "status" = 'queued';
CREATE INDEX "message_sending" ON "message" ("claimed_at") WHERE "status" = 'sending';
-- The thread shows messages, not reactions.
CREATE INDEX "message_thread" ON "message" ("conversation_id", "happened_at" DESC, "id" DESC) WHERE "type" <> 'reaction';
-- The read marker counts in arrival order.
CREATE INDEX "message_arrival" ON "message" ("conversation_id", "id") WHERE "direction" = 'inbound' AND "type" <> 'reaction';

-- One index per list. Newest activity first, or soonest closing first.
CREATE INDEX "conversation_unresolved" ON "conversation" ("last_activity_at" DESC, "id" DESC) WHERE "state" <> 'resolved';
CREATE INDEX "conversation_resolved" ON "conversation" ("last_activity_at" DESC, "id" DESC) WHERE "state" = 'resolved';
CREATE INDEX "conversation_assigned" ON "conversation" ("assignee_id", "last_activity_at" DESC, "id" DESC) WHERE "state" <> 'resolved';
CREATE INDEX "conversation_unread" ON "conversation" ("last_activity_at" DESC, "id" DESC) WHERE "state" <> 'resolved' AND ("unread_count" > 0 OR "marked_unread");
CREATE INDEX "conversation_closing" ON "conversation" ("window_closes_at", "id") WHERE "state" <> 'resolved';
CREATE INDEX "conversation_unanswered" ON "conversation" ("window_closes_at", "id") WHERE "state" <> 'resolved' AND "unanswered_since" IS NOT NULL;

ALTER TABLE "message" ADD CONSTRAINT "message_outbound_has_status" CHECK (("direction" = 'outbound') = ("status" IS NOT NULL));
ALTER TABLE "message" ADD CONSTRAINT "message_inbound_has_wamid" CHECK ("direction" = 'outbound' OR "wamid" IS NOT NULL);
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_unread_not_negative" CHECK ("unread_count" >= 0);

-- Queues are updated in place all day: leave room on their pages.
ALTER TABLE "message" SET (fillfactor = 90);
ALTER TABLE "conversation" SET (fillfactor = 80);
