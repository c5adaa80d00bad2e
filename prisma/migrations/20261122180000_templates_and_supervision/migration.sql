-- AlterTable
ALTER TABLE "agent" ADD COLUMN     "deactivated_by" TEXT,
ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "phone_number" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "name_status" TEXT,
ADD COLUMN     "status" TEXT,
ADD COLUMN     "subscribed" BOOLEAN,
ADD COLUMN     "throughput_set_by" TEXT,
ADD COLUMN     "token_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "token_problem" TEXT,
ADD COLUMN     "token_valid" BOOLEAN,
ADD COLUMN     "verified_name" TEXT;

-- AlterTable
ALTER TABLE "template" ADD COLUMN     "category_at" TIMESTAMPTZ(3),
ADD COLUMN     "correct_category" TEXT,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "previous_category" TEXT,
ADD COLUMN     "rejected_details" TEXT,
ADD COLUMN     "rejected_reason" TEXT,
ADD COLUMN     "status_at" TIMESTAMPTZ(3),
ADD COLUMN     "sub_category" TEXT,
ADD COLUMN     "told_at" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "ttl_seconds" INTEGER;

-- AlterTable
ALTER TABLE "conversation_event" ADD COLUMN     "open_seconds" INTEGER;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "answers_since" TIMESTAMPTZ(3),
ADD COLUMN     "price_category" TEXT,
ADD COLUMN     "price_type" TEXT,
ADD COLUMN     "replied_at" TIMESTAMPTZ(3),
ADD COLUMN     "response_seconds" INTEGER,
ADD COLUMN     "template_id" UUID;

-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3);

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
CREATE UNIQUE INDEX "template_draft_waba_id_name_key" ON "template_draft"("waba_id", "name");

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
ALTER TABLE "number_credential" ADD CONSTRAINT "number_credential_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_use" ADD CONSTRAINT "template_use_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;




-- What the schema language cannot say.

-- What was sent from here, newest first, with all that a report counts: a period is read from the index alone.
CREATE INDEX "message_sent" ON "message" ("happened_at" DESC, "id" DESC)
  INCLUDE ("conversation_id", "status", "agent_id", "template_id", "price_category", "price_type", "response_seconds")
  WHERE "direction" = 'outbound' AND "source" IS NULL AND "type" NOT IN ('reaction', 'edit', 'revoke', 'call');
-- The index alone does where pages were vacuumed since they last changed, so a large table must not wait until a fifth of it has.
ALTER TABLE "message" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
-- What of it failed, likewise, and what was made from a template.
CREATE INDEX "message_failed" ON "message" ("happened_at" DESC, "id" DESC)
  INCLUDE ("conversation_id", "agent_id", "template_id", "error_code")
  WHERE "status" = 'failed' AND "direction" = 'outbound' AND "source" IS NULL AND "type" NOT IN ('reaction', 'edit', 'revoke', 'call');
CREATE INDEX "message_of_template" ON "message" ("template_id", "happened_at" DESC, "id" DESC)
  INCLUDE ("status", "replied_at") WHERE "template_id" IS NOT NULL;
-- The templates that an answer may belong to.
CREATE INDEX "message_template_sent" ON "message" ("conversation_id", "happened_at") WHERE "type" = 'template' AND "direction" = 'outbound';

-- Who waits, longest first.
CREATE INDEX "conversation_waiting" ON "conversation" ("unanswered_since", "id") WHERE "state" <> 'resolved' AND "unanswered_since" IS NOT NULL;
CREATE INDEX "conversation_event_resolved" ON "conversation_event" ("happened_at" DESC, "id" DESC) INCLUDE ("open_seconds", "actor_id", "conversation_id") WHERE "kind" = 'resolved';

ALTER TABLE "template_offer" ADD CONSTRAINT "template_offer_decided" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_ends_once" CHECK ("accepted_at" IS NULL OR "revoked_at" IS NULL);

-- Utility and authentication templates are offered when they come, marketing is somebody's choice.
INSERT INTO "template_category_rule" ("category", "offer_after_sync", "roles") VALUES
  ('UTILITY', true, '{agent,supervisor,admin}'),
  ('AUTHENTICATION', true, '{agent,supervisor,admin}'),
  ('MARKETING', false, '{agent,supervisor,admin}');
INSERT INTO "template_offer" ("waba_id", "name", "is_offered", "roles")
  SELECT "waba_id", "name", bool_and("category" IN ('UTILITY', 'AUTHENTICATION')), '{agent,supervisor,admin}'
  FROM "template" GROUP BY "waba_id", "name";

UPDATE "message" SET "template_id" = ("payload" ->> 'templateId')::uuid
  WHERE "type" = 'template' AND "direction" = 'outbound' AND "payload" ->> 'templateId' IS NOT NULL;
UPDATE "message" SET "price_category" = "pricing" #>> '{facts,category}', "price_type" = "pricing" #>> '{facts,type}' WHERE "pricing" IS NOT NULL;
