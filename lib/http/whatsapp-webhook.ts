import { timingSafeEqual } from "node:crypto";
import { now } from "@/lib/clock";
import { databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { WebhookSecrets } from "@/lib/inbox/webhook-secrets";
import { tallyDay, tallySoon } from "@/lib/inbox/webhook-tally";
import { acceptWebhook, WebhooksOverloadedError } from "@/lib/inbox/webhooks";
import { log } from "@/lib/log";
import { createSealer } from "@/lib/sealing";
import { singleton } from "@/lib/singleton";
import { readBytes, readWhole } from "./body";

/** Meta's own bound on a delivery. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;
const SIGNATURE_HEADER = "x-hub-signature-256";

/** Meta asks whether this address is ours: 200 with the bare challenge if the token is right, else 403. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const challenge = query.get("hub.challenge") ?? "";
  if (query.get("hub.mode") !== "subscribe" || !isSame(query.get("hub.verify_token") ?? "", env().WHATSAPP_VERIFY_TOKEN)) {
    return plain(403, "The verify token is not right.");
  }
  tallySoon({ kind: "verification", key: tallyDay(now()) }, now());
  return plain(200, challenge);
}

/**
 * One delivery from Meta: 200 once its bytes are committed, 400 when it does not come whole, 401 for a wrong signature, 413 beyond
 * 3 MB, 503 while something is wrong with the database (Meta comes back with all of these). Nothing is parsed here: what the bytes
 * mean is for the worker.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readBody(request);
    if (!(await secrets().haveSigned(body, request.headers.get(SIGNATURE_HEADER)))) {
      tallySoon({ kind: "signature", key: tallyDay(now()) }, now());
      log.warn({ bytes: body.byteLength }, "a delivery with a wrong signature was refused");
      return plain(401, "The signature is not right.");
    }
    await acceptWebhook(body);
    return plain(200, "");
  } catch (error) {
    return refuse(error);
  }
}

function secrets(): WebhookSecrets {
  return singleton("webhook-secrets", () => new WebhookSecrets(createSealer(env().SECRET), env().WHATSAPP_APP_SECRET));
}

/** A body with a stated length cannot be longer: it is read in one piece. */
async function readBody(request: Request): Promise<Uint8Array> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (length > MAX_BODY_BYTES) throw new DomainError("too_large", "The delivery is larger than 3 MB.");
  return Number.isInteger(length) ? readWhole(request) : readBytes(request, MAX_BODY_BYTES);
}

function refuse(error: unknown): Response {
  if (error instanceof DomainError && error.code === "too_large") return plain(413, error.message);
  if (error instanceof DomainError && error.code === "invalid_input") return plain(400, error.message);
  const fault = databaseFault(error);
  if (fault || error instanceof WebhooksOverloadedError) {
    log.warn(
      { err: error },
      `a delivery could not be stored, Meta will come back: ${fault ? FAULT_WORDS[fault] : "too many wait."}`,
    );
    return plain(503, "Not stored. Come back later.");
  }
  log.error({ err: error }, "a delivery could not be stored");
  return plain(500, "Not stored. Come back later.");
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function plain(status: number, body: string): Response {
  return new Response(body, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
