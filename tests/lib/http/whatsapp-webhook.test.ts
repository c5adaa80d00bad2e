import { beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { SANDBOX } from "@/lib/env";
import { GET, POST } from "@/lib/http/whatsapp-webhook";
import { signBody } from "@/lib/whatsapp/signature";
import { eventually } from "@/tests/support/conditions";
import { forgetConversations } from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom } from "@/tests/support/meta-webhook";

const URL_OF_LANE = "http://localhost/api/webhooks/whatsapp";
const body = deliveryOf([messageFrom(marta, "Olá 👋 a@b/c", { at: 1_795_348_800, wamid: "wamid.IN1" })]);

beforeEach(forgetConversations);

function post(
  bytes: Uint8Array<ArrayBuffer>,
  signature = signBody(SANDBOX.WHATSAPP_APP_SECRET, bytes),
  headers: Record<string, string> = {},
) {
  const length = { "content-length": String(bytes.byteLength) };
  return POST(
    new Request(URL_OF_LANE, {
      method: "POST",
      body: bytes,
      headers: { "x-hub-signature-256": signature, ...length, ...headers },
    }),
  );
}

const stored = () => db().webhookDelivery.findMany({ orderBy: { id: "asc" } });

describe("a delivery", () => {
  it("is answered 200 when its bytes are committed, exactly as they came", async () => {
    expect((await post(body)).status).toBe(200);

    const [delivery] = await stored();
    expect(Buffer.compare(Buffer.from(delivery?.body ?? []), body)).toBe(0);
    expect(delivery).toMatchObject({ ingestedAt: null, setAsideAt: null });
  });

  it("signed over its unicode-escaped form is accepted too", async () => {
    const escaped = Buffer.from(
      body.toString().replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
    );
    expect((await post(body, signBody(SANDBOX.WHATSAPP_APP_SECRET, escaped))).status).toBe(200);
  });

  it.each([
    ["without a signature", ""],
    ["with another secret's signature", signBody("another secret", body)],
    ["with a signature of the wrong length", "sha256=abc"],
  ])("%s is refused and not kept", async (_case, signature) => {
    expect((await post(body, signature)).status).toBe(401);
    expect(await stored()).toEqual([]);
  });

  it("larger than 3 MB is refused, whether or not it says how large it is", async () => {
    const large = Buffer.alloc(3 * 1024 * 1024 + 1, 32);
    expect((await post(large)).status).toBe(413);
    const stream = new Blob([large]).stream();
    const init: RequestInit & { duplex: "half" } = { method: "POST", body: stream, duplex: "half" };
    const request = new Request(URL_OF_LANE, init);
    expect((await POST(request)).status).toBe(413);
    expect(await stored()).toEqual([]);
  });

  it("of exactly 3 MB is kept", async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, 32);
    expect((await post(large)).status).toBe(200);
  });

  it("is answered 503 when the connection breaks under it, and 200 when Meta comes back", async () => {
    // Somebody holds the table, so that the insert waits; then its connection is cut, as by a restart of Postgres.
    const holder = await pool().connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE webhook_delivery IN ACCESS EXCLUSIVE MODE");
    const answer = post(body);
    await eventually("the insert waits", async () => {
      const cut =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'INSERT INTO webhook_delivery%' AND wait_event_type = 'Lock'";
      // Not on the holder: inside its transaction the list of activities stays as it was first seen.
      return (await pool().query(cut)).rowCount;
    });
    expect((await answer).status).toBe(503);
    await holder.query("ROLLBACK");
    holder.release();
    expect((await post(body)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it.each(["with", "without"])(
    "whose sender hangs up, %s its length, is not whole and not kept; the database is not blamed",
    async (kind) => {
      const broken = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(body.subarray(0, 20));
          controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
        },
      });
      const headers: Record<string, string> = kind === "with" ? { "content-length": String(body.byteLength) } : {};
      const init: RequestInit & { duplex: "half" } = { method: "POST", body: broken, headers, duplex: "half" };
      expect((await POST(new Request(URL_OF_LANE, init))).status).toBe(400);
      expect(await stored()).toEqual([]);
    },
  );

  it("is answered 503 while the disk of the database is full, and 200 when there is room", async () => {
    await db().$executeRaw`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`;
    await db().$executeRaw`CREATE TRIGGER no_room BEFORE INSERT ON webhook_delivery EXECUTE FUNCTION no_room()`;
    expect((await post(body)).status).toBe(503);
    await db().$executeRaw`DROP FUNCTION no_room CASCADE`;
    expect((await post(body)).status).toBe(200);
  });

  it("arriving together with others shares one statement with them", async () => {
    const before = await insertsSoFar();
    const answers = await Promise.all(Array.from({ length: 60 }, () => post(body)));

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await stored()).toHaveLength(60);
    expect((await insertsSoFar()) - before).toBeLessThanOrEqual(2);
  });
});

/** Distinct transactions among the stored rows: each statement is one. */
async function insertsSoFar(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(DISTINCT xmin::text)::int AS count FROM webhook_delivery`;
  return row?.count ?? 0;
}

describe("Meta's verification", () => {
  const ask = (query: Record<string, string>) => GET(new Request(`${URL_OF_LANE}?${new URLSearchParams(query)}`));
  const right = { "hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": SANDBOX.WHATSAPP_VERIFY_TOKEN };

  it("is answered with the bare challenge", async () => {
    const response = await ask(right);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toBe("1158201444");
  });

  it.each([
    ["another token", { ...right, "hub.verify_token": "guess" }],
    ["no token", { "hub.mode": "subscribe", "hub.challenge": "1" }],
    ["another mode", { ...right, "hub.mode": "unsubscribe" }],
  ])("with %s is refused", async (_case, query) => {
    const response = await ask(query);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain("1158201444");
  });
});
