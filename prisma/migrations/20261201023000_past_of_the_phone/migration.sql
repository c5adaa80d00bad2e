-- A constant default is kept in the catalogue: no row is written, however many messages there are.
ALTER TABLE "message" ADD COLUMN "is_history" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "phone_number" ADD COLUMN "is_on_phone" BOOLEAN, ADD COLUMN "onboarded_at" TIMESTAMPTZ(3);

ALTER TABLE "contact" ADD COLUMN "phone_book_name" TEXT;

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

CREATE TABLE "number_history_chunk" (
    "number_id" UUID NOT NULL,
    "phase" INTEGER NOT NULL,
    "chunk_order" INTEGER NOT NULL,
    "progress" INTEGER,
    "messages" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_history_chunk_pkey" PRIMARY KEY ("number_id", "phase", "chunk_order")
);

CREATE TABLE "phone_book_entry" (
    "kind" "ContactAliasKind" NOT NULL,
    "value" TEXT NOT NULL,
    "number_id" UUID NOT NULL,
    "name" TEXT,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_book_entry_pkey" PRIMARY KEY ("kind", "value", "number_id")
);

CREATE INDEX "phone_book_entry_number_id_idx" ON "phone_book_entry"("number_id");

ALTER TABLE "number_history" ADD CONSTRAINT "number_history_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "number_history_chunk" ADD CONSTRAINT "number_history_chunk_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "phone_book_entry" ADD CONSTRAINT "phone_book_entry_number_id_fkey" FOREIGN KEY ("number_id") REFERENCES "phone_number"("id") ON DELETE CASCADE ON UPDATE CASCADE;
