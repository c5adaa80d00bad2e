-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AgentRole" AS ENUM ('agent', 'supervisor', 'admin');

-- CreateEnum
CREATE TYPE "MarkReadOn" AS ENUM ('open', 'reply');

-- CreateEnum
CREATE TYPE "ContactAliasKind" AS ENUM ('phone', 'user_id', 'group');

-- CreateEnum
CREATE TYPE "ConversationState" AS ENUM ('open', 'snoozed', 'resolved');

-- CreateEnum
CREATE TYPE "MessageDirection" AS ENUM ('inbound', 'outbound');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('queued', 'sending', 'unknown', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played');

-- CreateEnum
CREATE TYPE "MessageSource" AS ENUM ('phone', 'standby', 'partner');

-- CreateEnum
CREATE TYPE "AttachmentState" AS ENUM ('waiting', 'ready', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "ScheduledTrigger" AS ENUM ('at', 'next_inbound');

-- CreateEnum
CREATE TYPE "ScheduledState" AS ENUM ('waiting', 'sent', 'cancelled', 'failed');

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
    "opens_next_after_resolve" BOOLEAN NOT NULL DEFAULT true,
    "takes_on_reply" BOOLEAN NOT NULL DEFAULT true,
    "deactivated_at" TIMESTAMPTZ(3),
    "deactivated_by" TEXT,
    "seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","agent_id")
);

-- CreateTable
CREATE TABLE "team_number" (
    "team_id" UUID NOT NULL,
    "number_id" UUID NOT NULL,

    CONSTRAINT "team_number_pkey" PRIMARY KEY ("team_id","number_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "AgentRole" NOT NULL,
    "team_ids" UUID[],
    "token_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authenticator_app" (
    "agent_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "recovery_codes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authenticator_app_pkey" PRIMARY KEY ("agent_id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "is_backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "seen_at" TIMESTAMPTZ(3),
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
    "trouble" TEXT,
    "clock_ahead_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,

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
    "throughput_set_by" TEXT,
    "mark_read_on" "MarkReadOn" NOT NULL DEFAULT 'open',
    "next_send_at" TIMESTAMPTZ(6),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_code" INTEGER,
    "stopped_details" TEXT,
    "templates_synced_at" TIMESTAMPTZ(3),
    "templates_error" TEXT,
    "quality" TEXT,
    "messaging_limit" TEXT,
    "name_decision" TEXT,
    "account_status" TEXT,
    "last_webhook_at" TIMESTAMPTZ(3),
    "status" TEXT,
    "verified_name" TEXT,
    "name_status" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "token_valid" BOOLEAN,
    "token_expires_at" TIMESTAMPTZ(3),
    "token_problem" TEXT,
    "is_on_phone" BOOLEAN,
    "onboarded_at" TIMESTAMPTZ(3),
    "subscribed" BOOLEAN,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_credential" (
    "number_id" UUID NOT NULL,
    "app_id" TEXT NOT NULL,
    "access_token" TEXT NOT NULL,
    "app_secret" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_credential_pkey" PRIMARY KEY ("number_id")
);

-- CreateTable
CREATE TABLE "number_connection" (
    "id" UUID NOT NULL,
    "started_by" TEXT NOT NULL,
    "access_token" TEXT,
    "app_secret" TEXT,
    "app_id" TEXT,
    "waba_id" TEXT,
    "phone_number_id" TEXT,
    "steps" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_history" (
    "number_id" UUID NOT NULL,
    "contacts_asked_at" TIMESTAMPTZ(3),
    "contacts_problem" TEXT,
    "contacts_answer" TEXT,
    "history_asked_at" TIMESTAMPTZ(3),
    "history_problem" TEXT,
    "history_answer" TEXT,
    "refused_code" INTEGER,
    "refused_words" TEXT,
    "refused_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_history_pkey" PRIMARY KEY ("number_id")
);

-- CreateTable
CREATE TABLE "number_history_chunk" (
    "number_id" UUID NOT NULL,
    "phase" INTEGER NOT NULL,
    "chunk_order" INTEGER NOT NULL,
    "progress" INTEGER,
    "messages" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_history_chunk_pkey" PRIMARY KEY ("number_id","phase","chunk_order")
);

-- CreateTable
CREATE TABLE "phone_book_entry" (
    "kind" "ContactAliasKind" NOT NULL,
    "value" TEXT NOT NULL,
    "number_id" UUID NOT NULL,
    "name" TEXT,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_book_entry_pkey" PRIMARY KEY ("kind","value","number_id")
);

-- CreateTable
CREATE TABLE "ingest_minute" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "deliveries" INTEGER NOT NULL,
    "median_ms" INTEGER NOT NULL,
    "p99_ms" INTEGER NOT NULL,
    "slowest_ms" INTEGER NOT NULL,
    "backlog" INTEGER NOT NULL,

    CONSTRAINT "ingest_minute_pkey" PRIMARY KEY ("minute")
);

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
    "sub_category" TEXT,
    "previous_category" TEXT,
    "correct_category" TEXT,
    "category_at" TIMESTAMPTZ(3),
    "rejected_reason" TEXT,
    "rejected_details" TEXT,
    "ttl_seconds" INTEGER,
    "status_at" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "told_at" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_offer" (
    "waba_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_offered" BOOLEAN NOT NULL,
    "roles" "AgentRole"[],
    "every_team" BOOLEAN NOT NULL DEFAULT true,
    "team_ids" UUID[],
    "every_number" BOOLEAN NOT NULL DEFAULT true,
    "number_ids" UUID[],
    "sources" JSONB NOT NULL DEFAULT '{}',
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_offer_pkey" PRIMARY KEY ("waba_id","name")
);

-- CreateTable
CREATE TABLE "template_category_rule" (
    "category" TEXT NOT NULL,
    "offer_after_sync" BOOLEAN NOT NULL,
    "roles" "AgentRole"[],

    CONSTRAINT "template_category_rule_pkey" PRIMARY KEY ("category")
);

-- CreateTable
CREATE TABLE "template_draft" (
    "id" UUID NOT NULL,
    "waba_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "design" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "submitting_since" TIMESTAMPTZ(3),
    "updated_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_use" (
    "agent_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_favourite" BOOLEAN NOT NULL DEFAULT false,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_use_pkey" PRIMARY KEY ("agent_id","waba_id","name")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "profile_name" TEXT,
    "phone_book_name" TEXT,
    "username" TEXT,
    "wa_id" TEXT,
    "user_id" TEXT,
    "profile_at" TIMESTAMPTZ(3),
    "is_group" BOOLEAN NOT NULL DEFAULT false,
    "marketing_stopped_at" TIMESTAMPTZ(3),
    "marketing_preference_at" TIMESTAMPTZ(3),
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
    "details" JSONB,
    "source" TEXT,
    "open_seconds" INTEGER,
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
    "wamid_key" TEXT,
    "client_message_id" UUID,
    "agent_id" TEXT,
    "body" TEXT,
    "payload" JSONB NOT NULL,
    "quoted_wamid" TEXT,
    "quoted_key" TEXT,
    "source" "MessageSource",
    "is_history" BOOLEAN NOT NULL DEFAULT false,
    "author_id" UUID,
    "edited_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "meta_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "DeliveryStatus",
    "queued_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "claim_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "played_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "error_code" INTEGER,
    "error" JSONB,
    "pricing" JSONB,
    "price_category" TEXT,
    "price_type" TEXT,
    "template_id" UUID,
    "answers_until" TIMESTAMPTZ(3),
    "answers_since" TIMESTAMPTZ(3),
    "response_seconds" INTEGER,
    "replied_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "retry_of_id" UUID,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
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

-- CreateTable
CREATE TABLE "parked_status" (
    "wamid" TEXT NOT NULL,
    "wamid_key" TEXT,
    "status" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "code" INTEGER NOT NULL DEFAULT 0,
    "event" JSONB NOT NULL,
    "parked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parked_status_pkey" PRIMARY KEY ("wamid","status","happened_at","code")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" BIGSERIAL NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ingested_at" TIMESTAMPTZ(3),
    "set_aside_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "dismissed_at" TIMESTAMPTZ(3),

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
    "beside" TEXT NOT NULL DEFAULT '',
    "revision" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version" BIGINT NOT NULL DEFAULT 1,
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
CREATE UNIQUE INDEX "team_name_key" ON "team"("name");

-- CreateIndex
CREATE INDEX "team_member_agent_id_idx" ON "team_member"("agent_id");

-- CreateIndex
CREATE INDEX "team_number_number_id_idx" ON "team_number"("number_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_agent_id_idx" ON "passkey"("agent_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_id_idx" ON "audit_entry"("actor_id", "at" DESC, "id" DESC);

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
CREATE INDEX "phone_book_entry_number_id_idx" ON "phone_book_entry"("number_id");

-- CreateIndex
CREATE UNIQUE INDEX "number_event_fingerprint_key" ON "number_event"("fingerprint");

-- CreateIndex
CREATE INDEX "number_event_waba_id_happened_at_id_idx" ON "number_event"("waba_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "template_waba_id_name_language_key" ON "template"("waba_id", "name", "language");

-- CreateIndex
CREATE UNIQUE INDEX "template_draft_waba_id_name_key" ON "template_draft"("waba_id", "name");

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
CREATE UNIQUE INDEX "conversation_event_source_key" ON "conversation_event"("source");

-- CreateIndex
CREATE INDEX "conversation_event_conversation_id_happened_at_id_idx" ON "conversation_event"("conversation_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "message_wamid_key" ON "message"("wamid");

-- CreateIndex
CREATE UNIQUE INDEX "message_client_message_id_key" ON "message"("client_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_retry_of_id_key" ON "message"("retry_of_id");

-- CreateIndex
CREATE INDEX "message_thread" ON "message"("conversation_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "media_file_created_at_idx" ON "media_file"("created_at");

-- CreateIndex
CREATE INDEX "attachment_file_id_idx" ON "attachment"("file_id");

-- CreateIndex
CREATE INDEX "attachment_gallery" ON "attachment"("conversation_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "attachment_message_id_position_key" ON "attachment"("message_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "saved_message_name_key" ON "saved_message"("name");

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_reply_client_message_id_key" ON "scheduled_reply"("client_message_id");

-- CreateIndex
CREATE INDEX "scheduled_reply_conversation_id_created_at_idx" ON "scheduled_reply"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "parked_status_parked_at_idx" ON "parked_status"("parked_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_received_at_idx" ON "webhook_delivery"("received_at");

-- CreateIndex
CREATE INDEX "draft_agent_id_idx" ON "draft"("agent_id");

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_number" ADD CONSTRAINT "team_number_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_number" ADD CONSTRAINT "team_number_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_credential" ADD CONSTRAINT "number_credential_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_history" ADD CONSTRAINT "number_history_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_history_chunk" ADD CONSTRAINT "number_history_chunk_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_book_entry" ADD CONSTRAINT "phone_book_entry_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_use" ADD CONSTRAINT "template_use_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

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

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say: partial indexes for the queues and lists, and the checks that keep rows honest.

-- Deliveries that wait for ingest, oldest first. Tiny, whatever the history.
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" ("id") WHERE "ingested_at" IS NULL AND "set_aside_at" IS NULL;
CREATE INDEX "webhook_delivery_set_aside" ON "webhook_delivery" ("id") WHERE "set_aside_at" IS NOT NULL;

-- Messages that have not been handed to Meta, oldest first per conversation.
CREATE INDEX "message_unsettled" ON "message" ("conversation_id", "id") WHERE "status" IN ('queued', 'sending');
-- The sweep over all conversations.
CREATE INDEX "message_queue" ON "message" ("queued_at") WHERE "status" = 'queued';
CREATE INDEX "message_sending" ON "message" ("claimed_at") WHERE "status" = 'sending';
-- The read marker counts in arrival order. What changes a message is none.
CREATE INDEX "message_arrival" ON "message" ("conversation_id", "id") WHERE "direction" = 'inbound' AND "type" NOT IN ('reaction', 'edit', 'revoke');
-- A message is known by what all spellings of its id share, and so is one that a status came before.
CREATE INDEX "message_key" ON "message" ("wamid_key", "conversation_id") WHERE "wamid_key" IS NOT NULL;
CREATE INDEX "parked_status_key" ON "parked_status" ("wamid_key") WHERE "wamid_key" IS NOT NULL;
-- What names a message is looked for by the message it names: quotes are not, so they are not in here.
CREATE INDEX "message_naming" ON "message" ("conversation_id", "quoted_wamid") WHERE "type" IN ('reaction', 'edit', 'revoke');
CREATE INDEX "message_naming_key" ON "message" ("conversation_id", "quoted_key")
  WHERE "type" IN ('reaction', 'edit', 'revoke') AND "quoted_key" IS NOT NULL;
-- A reply that was scheduled answers what had been asked when it was written.
CREATE INDEX "message_scheduled_answer" ON "message" ("conversation_id", "answers_until") WHERE "answers_until" IS NOT NULL;
-- What somebody wrote in groups follows them when two contacts turn out to be one.
CREATE INDEX "message_author" ON "message" ("author_id") WHERE "author_id" IS NOT NULL;

-- What was sent from here, newest first, with all that a report counts: a period is read from the index alone.
CREATE INDEX "message_sent" ON "message" ("happened_at" DESC, "id" DESC)
  INCLUDE ("conversation_id", "status", "agent_id", "template_id", "price_category", "price_type", "response_seconds")
  WHERE "direction" = 'outbound' AND "source" IS NULL AND "type" NOT IN ('reaction', 'edit', 'revoke', 'call');
-- What of it failed, likewise, and what was made from a template.
CREATE INDEX "message_failed" ON "message" ("happened_at" DESC, "id" DESC)
  INCLUDE ("conversation_id", "agent_id", "template_id", "error_code")
  WHERE "status" = 'failed' AND "direction" = 'outbound' AND "source" IS NULL AND "type" NOT IN ('reaction', 'edit', 'revoke', 'call');
CREATE INDEX "message_of_template" ON "message" ("template_id", "happened_at" DESC, "id" DESC)
  INCLUDE ("status", "replied_at") WHERE "template_id" IS NOT NULL;
-- The templates that an answer may belong to.
CREATE INDEX "message_template_sent" ON "message" ("conversation_id", "happened_at") WHERE "type" = 'template' AND "direction" = 'outbound';

-- One index per list. Newest activity first, or soonest closing first.
CREATE INDEX "conversation_unresolved" ON "conversation" ("last_activity_at" DESC, "id" DESC) WHERE "state" <> 'resolved';
CREATE INDEX "conversation_resolved" ON "conversation" ("last_activity_at" DESC, "id" DESC) WHERE "state" = 'resolved';
CREATE INDEX "conversation_assigned" ON "conversation" ("assignee_id", "last_activity_at" DESC, "id" DESC) WHERE "state" <> 'resolved';
CREATE INDEX "conversation_unread" ON "conversation" ("last_activity_at" DESC, "id" DESC) WHERE "state" <> 'resolved' AND ("unread_count" > 0 OR "marked_unread");
CREATE INDEX "conversation_closing" ON "conversation" ("window_closes_at", "id") WHERE "state" <> 'resolved';
CREATE INDEX "conversation_unanswered" ON "conversation" ("window_closes_at", "id") WHERE "state" <> 'resolved' AND "unanswered_since" IS NOT NULL;
-- Who waits, longest first.
CREATE INDEX "conversation_waiting" ON "conversation" ("unanswered_since", "id") WHERE "state" <> 'resolved' AND "unanswered_since" IS NOT NULL;
CREATE INDEX "conversation_event_resolved" ON "conversation_event" ("happened_at" DESC, "id" DESC) INCLUDE ("open_seconds", "actor_id", "conversation_id") WHERE "kind" = 'resolved';

-- Files that Meta still has and we do not, soonest forgotten first.
CREATE INDEX "attachment_waiting" ON "attachment" ("expires_at", "id") WHERE "state" = 'waiting';
-- The files that the team uploaded, newest first: few among those that contacts sent.
CREATE INDEX "media_file_of_team" ON "media_file" ("created_at" DESC, "id" DESC) WHERE "uploaded_by_id" IS NOT NULL;

-- Replies that wait for their time, and for the contact.
CREATE INDEX "scheduled_reply_due" ON "scheduled_reply" ("send_at") WHERE "state" = 'waiting' AND "trigger" = 'at';
-- And those whose files are kept, because they may still be sent.
CREATE INDEX "scheduled_reply_standing" ON "scheduled_reply" ("conversation_id") WHERE "state" IN ('waiting', 'failed');

ALTER TABLE "message" ADD CONSTRAINT "message_outbound_has_status" CHECK (("direction" = 'outbound') = ("status" IS NOT NULL));
ALTER TABLE "message" ADD CONSTRAINT "message_inbound_has_wamid" CHECK ("direction" = 'outbound' OR "wamid" IS NOT NULL);
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_unread_not_negative" CHECK ("unread_count" >= 0);
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_ready_has_file" CHECK (("state" = 'ready') = ("file_id" IS NOT NULL));
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_at_has_time" CHECK (("trigger" = 'at') = ("send_at" IS NOT NULL));
ALTER TABLE "template_offer" ADD CONSTRAINT "template_offer_decided" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_ends_once" CHECK ("accepted_at" IS NULL OR "revoked_at" IS NULL);

-- Queues are updated in place all day: leave room on their pages. A report is read from the index alone where pages were vacuumed
-- since they last changed, so a large table must not wait until a fifth of it has.
ALTER TABLE "message" SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
ALTER TABLE "conversation" SET (fillfactor = 80);

-- Utility and authentication templates are offered when they come, marketing is somebody's choice.
INSERT INTO "template_category_rule" ("category", "offer_after_sync", "roles") VALUES
  ('UTILITY', true, '{agent,supervisor,admin}'),
  ('AUTHENTICATION', true, '{agent,supervisor,admin}'),
  ('MARKETING', false, '{agent,supervisor,admin}');
