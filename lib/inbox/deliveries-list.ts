import type { DeliveryList, SetAsideDelivery, SetAsideList } from "@/lib/contract/ingest";
import { db } from "@/lib/db";
import { SERVICE_WINDOW_MS } from "@/lib/whatsapp/service-window";
import { type Actor, requireRole } from "./access";
import { readDelivery } from "./deliveries-content";
import { findPeople } from "./deliveries-people";

const LATEST = 50;
const SET_ASIDE = 50;
/** Larger ones are told of without being read: a page of them must not fill memory. */
const MAX_READ_BYTES = 256 * 1024;
const NO_BODY = new Uint8Array();
/** How the error of a delivery begins that was read in part: see `ingest`. */
const IN_PART = /^\d+ of \d+ updates could not be read/;

type Stored = { id: bigint; body: Uint8Array; bytes: number; receivedAt: Date };

/** The latest deliveries, newest first. For admins: throws DomainError "forbidden". */
export async function listDeliveries(actor: Actor): Promise<DeliveryList> {
  await requireRole(db(), actor, "admin");
  const rows = await db().$queryRaw<(Stored & { ingestedAt: Date | null; setAsideAt: Date | null })[]>`
    SELECT id, octet_length(body) AS bytes, received_at AS "receivedAt", ingested_at AS "ingestedAt", set_aside_at AS "setAsideAt",
      CASE WHEN octet_length(body) <= ${MAX_READ_BYTES} THEN body ELSE ${NO_BODY} END AS body
    FROM webhook_delivery ORDER BY id DESC LIMIT ${LATEST}`;
  return {
    deliveries: rows.map(({ id, body, receivedAt, ingestedAt, setAsideAt }) => {
      const { content, newestAt } = readDelivery(body);
      const ageMs = newestAt && Math.max(0, receivedAt.getTime() - newestAt.getTime());
      return {
        id: String(id),
        receivedAt: receivedAt.toISOString(),
        content,
        ageMs,
        ingestMs: ingestedAt && Math.max(0, ingestedAt.getTime() - receivedAt.getTime()),
        isSetAside: setAsideAt !== null,
        opensNoWindow: content.messages.length > 0 && ageMs !== null && ageMs >= SERVICE_WINDOW_MS,
      };
    }),
  };
}

/** The deliveries that wait for a person, newest first. For admins: throws DomainError "forbidden". */
export async function listSetAside(actor: Actor): Promise<SetAsideList> {
  await requireRole(db(), actor, "admin");
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM webhook_delivery WHERE set_aside_at IS NOT NULL AND dismissed_at IS NULL`;
  const rows = await db().$queryRaw<(Stored & { ingestedAt: Date | null; setAsideAt: Date; error: string | null })[]>`
    SELECT id, octet_length(body) AS bytes, received_at AS "receivedAt", ingested_at AS "ingestedAt", set_aside_at AS "setAsideAt", error,
      CASE WHEN octet_length(body) <= ${MAX_READ_BYTES} THEN body ELSE ${NO_BODY} END AS body
    FROM webhook_delivery WHERE set_aside_at IS NOT NULL AND dismissed_at IS NULL ORDER BY id DESC LIMIT ${SET_ASIDE}`;
  const people = await findPeople(
    actor,
    rows.map(({ body }) => body),
  );
  return {
    total: counted?.total ?? 0,
    deliveries: rows.map((row, index) => ({ ...toSetAside(row), people: people[index] ?? [] })),
  };
}

function toSetAside({
  id,
  body,
  bytes,
  receivedAt,
  ingestedAt,
  setAsideAt,
  error,
}: Stored & { ingestedAt: Date | null; setAsideAt: Date; error: string | null }): Omit<SetAsideDelivery, "people"> {
  const { content, fields, updates } = readDelivery(body);
  const words = error ?? "";
  const reason = reasonOf(ingestedAt, words);
  return {
    id: String(id),
    receivedAt: receivedAt.toISOString(),
    setAsideAt: setAsideAt.toISOString(),
    bytes,
    content,
    fields,
    error: words,
    reason,
    through: reason === "part" ? updates - content.unreadable : 0,
  };
}

/** What could not be read is ingested beside its error; what the database refused is not. */
function reasonOf(ingestedAt: Date | null, error: string): SetAsideDelivery["reason"] {
  if (ingestedAt === null) return "refused";
  return IN_PART.test(error) ? "part" : "whole";
}
