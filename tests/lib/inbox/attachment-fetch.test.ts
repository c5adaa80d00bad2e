import { buffer } from "node:stream/consumers";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { fetchAttachment, matchesClaim } from "@/lib/inbox/attachment-fetch";
import { expireAttachments, sweepAttachments } from "@/lib/inbox/attachment-upkeep";
import { recordInboundAttachments } from "@/lib/inbox/inbound-attachments";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { StoreAwayError } from "@/lib/storage/file-store";
import { attachmentNow, fileAtMeta, receiveFile, sha256 } from "../../support/attachments";
import { NOON, NOON_SECONDS, receiveDeliveries } from "../../support/inbox";
import { refusal, startMetaStandIn } from "../../support/meta-stand-in";
import { deliveryOf, marta, messageFrom } from "../../support/meta-webhook";
import { clockAt, givenEmptyInbox, listJobs, sendingContext, type TestClock } from "../../support/sending";

const DAY_MS = 86_400_000;

let meta: Awaited<ReturnType<typeof startMetaStandIn>>;
let clock: TestClock;
let context: SendingContext;
let jpeg: Buffer;

beforeAll(async () => {
  meta = await startMetaStandIn();
  jpeg = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#456" } })
    .jpeg()
    .toBuffer();
});
afterAll(() => meta.close());
beforeEach(async () => {
  meta.reset();
  await givenEmptyInbox();
  clock = clockAt(NOON);
  context = sendingContext(meta.url, clock);
});

const receiveImage = () => receiveFile("image", { id: "900", mime_type: "image/jpeg", sha256: sha256(jpeg).digest("base64") });

async function storedBytes(id: string) {
  const { file } = await attachmentNow(id);
  const content = file && (await context.storage.get(file.storageKey));
  if (!content) throw new Error("Nothing is stored.");
  return buffer(content);
}

describe("a file that a contact sent", () => {
  test("waits with a job, and is ready with its bytes, type, size and a small picture once it is fetched", async () => {
    const { id, state, expiresAt } = await receiveImage();
    expect(state).toBe("waiting");
    expect(expiresAt).toEqual(new Date(NOON.getTime() + 7 * DAY_MS));
    expect((await listJobs()).map(({ kind }) => kind)).toContain("fetch-attachment");

    meta.answerWith(fileAtMeta(meta.url, jpeg));
    await fetchAttachment(id, context);
    const { state: after, failure, file } = await attachmentNow(id);
    expect({ after, failure }).toEqual({ after: "ready", failure: null });
    expect(file).toMatchObject({ mimeType: "image/jpeg", width: 800, height: 600, byteSize: jpeg.length, uploadedById: null });
    expect(await storedBytes(id)).toEqual(jpeg);
    const stored = await context.storage.get(file?.thumbnailKey ?? "none");
    const thumbnail = stored ? await buffer(stored) : Buffer.alloc(0);
    expect(await fileTypeFromBuffer(thumbnail)).toMatchObject({ mime: "image/webp" });
    expect([thumbnail.readUInt16LE(26), thumbnail.readUInt16LE(28)]).toEqual([640, 480]);
  });

  test("is asked for with the number's id and our token", async () => {
    const { id } = await receiveImage();
    meta.answerWith(fileAtMeta(meta.url, jpeg));
    await fetchAttachment(id, context);
    const [resolve, download] = meta.requests;
    expect(resolve?.path).toBe("/v26.0/900");
    expect(resolve?.query.get("phone_number_id")).toBe("106540352242922");
    expect(download?.headers.authorization).toBe("Bearer token");
    expect(download?.headers["user-agent"]).toMatch(/^Mozilla/);
  });

  test("told of again is one file, and fetched again it stays as it is", async () => {
    const { id } = await receiveImage();
    const receiveAgain = () =>
      db().$transaction(async (tx) => {
        const message = await tx.message.findFirstOrThrow();
        const inserted = {
          ...message,
          wamid: message.wamid ?? "",
          payload: { image: { id: "900" } },
          opensWindow: true,
          status: null,
        };
        await recordInboundAttachments(tx, [inserted], context.now(), { conversations: new Set(), jobs: [] });
      });
    meta.answerWith(fileAtMeta(meta.url, jpeg));
    await Promise.all([fetchAttachment(id, context), fetchAttachment(id, context)]);
    await fetchAttachment(id, context);
    expect(await db().mediaFile.count({ where: { storageKey: { endsWith: id } } })).toBe(1);
    await receiveAgain();
    expect(await db().attachment.count()).toBe(1);
  });

  test.each([
    ["in its webhook", "another", null],
    ["in its answer", null, "another"],
  ])("with another checksum than Meta tells %s is kept, and says so", async (_where, announced, told) => {
    const claim = sha256(announced === null ? jpeg : Buffer.from(announced)).digest("base64");
    const { id } = await receiveFile("image", { id: "900", sha256: claim });
    meta.answerWith(fileAtMeta(meta.url, jpeg, { sha256: sha256(told === null ? jpeg : Buffer.from(told)).digest("hex") }));
    await fetchAttachment(id, context);
    expect(await attachmentNow(id)).toMatchObject({ state: "ready", failure: "mismatch" });
    expect(await storedBytes(id)).toEqual(jpeg);
  });

  test.each(["hex", "base64"] as const)("with Meta's checksum in %s is as announced", (encoding) => {
    const checksum = sha256(jpeg).digest("hex");
    expect(matchesClaim(checksum, sha256(jpeg).digest(encoding))).toBe(true);
    expect(matchesClaim(checksum, sha256(Buffer.from("another")).digest(encoding))).toBe(false);
  });
});

test("a thousand messages in one delivery are a thousand waiting files with a job each; a text is none", async () => {
  const updates = Array.from({ length: 1_001 }, (_, index) => {
    const [type, content] = index === 1_000 ? (["text", { body: "Olá" }] as const) : (["image", { id: String(index) }] as const);
    return messageFrom(marta, "", { at: NOON_SECONDS, wamid: `wamid.MANY.${index}`, type, content });
  });
  await receiveDeliveries([deliveryOf(updates)]);
  expect(await db().attachment.count({ where: { state: "waiting" } })).toBe(1_000);
  expect((await listJobs()).filter(({ kind }) => kind === "fetch-attachment")).toHaveLength(1_000);
});

describe("what Meta answers instead of a file", () => {
  test("an address that does not work is asked for once more", async () => {
    const { id } = await receiveImage();
    const answer = fileAtMeta(meta.url, jpeg);
    meta.answerWith((request) => (meta.requests.length === 2 ? { status: 404, bytes: Buffer.from("<html>") } : answer(request)));
    await fetchAttachment(id, context);
    expect(meta.requests.map(({ path }) => path)).toEqual(["/v26.0/900", "/bytes", "/v26.0/900", "/bytes"]);
    expect((await attachmentNow(id)).state).toBe("ready");
  });

  test("an address that never works is given up for now after the second", async () => {
    const { id } = await receiveImage();
    const answer = fileAtMeta(meta.url, jpeg);
    meta.answerWith((request) => (request.path === "/bytes" ? { status: 403, bytes: Buffer.of() } : answer(request)));
    await fetchAttachment(id, context);
    expect(meta.requests).toHaveLength(4);
    expect(await attachmentNow(id)).toMatchObject({ state: "waiting", failure: null });
  });

  test("an id that Meta does not know yet is asked for again, and comes", async () => {
    const { id } = await receiveImage();
    meta.answerWith(() => refusal(100));
    await fetchAttachment(id, context);
    const waiting = await attachmentNow(id);
    expect(waiting).toMatchObject({ state: "waiting", failureCode: 100 });
    await db().attachment.update({ where: { id }, data: { retryAt: null } });
    meta.answerWith(fileAtMeta(meta.url, jpeg));
    await fetchAttachment(id, context);
    expect(await attachmentNow(id)).toMatchObject({ state: "ready", failure: null, failureCode: null });
  });

  test.each([[100], [33]])("an id that Meta does not know for minutes (code %i) is gone", async (code) => {
    const { id } = await receiveImage();
    meta.answerWith(() => refusal(code));
    let waitedMs = 0;
    let now = await attachmentNow(id);
    for (let tries = 0; now.state === "waiting" && tries < 20; tries += 1) {
      await fetchAttachment(id, context);
      now = await attachmentNow(id);
      waitedMs += now.retryAt ? now.retryAt.getTime() - context.now().getTime() : 0;
      await db().attachment.update({ where: { id }, data: { retryAt: null } });
    }
    expect(now).toMatchObject({ state: "failed", failure: "gone", failureCode: code });
    expect(waitedMs).toBeGreaterThan(2 * 60_000);
    expect(waitedMs).toBeLessThan(10 * 60_000);
  });

  test.each([[131052, "refused"]])("code %i is the end, without another try", async (code, failure) => {
    const { id } = await receiveImage();
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    meta.answerWith(() => refusal(code));
    await fetchAttachment(id, context);
    expect(await attachmentNow(id)).toMatchObject({ state: "failed", failure, failureCode: code });
    expect(await listJobs()).toEqual([]);
  });

  test("trouble that passes is tried again with growing delay, and given up in the end", async () => {
    const { id } = await receiveImage();
    meta.answerWith(() => refusal(131016, { status: 500 }));
    const delays: number[] = [];
    for (let attempt = 1; attempt < 12; attempt += 1) {
      await fetchAttachment(id, context);
      const { retryAt, state } = await attachmentNow(id);
      expect(state).toBe("waiting");
      delays.push((retryAt?.getTime() ?? 0) - clock.at.getTime());
      clock.pass(delays.at(-1) ?? 0);
    }
    expect(delays[0]).toBeGreaterThanOrEqual(2_000);
    expect(delays[5]).toBeGreaterThan((delays[0] ?? 0) * 50);
    await fetchAttachment(id, context);
    expect(await attachmentNow(id)).toMatchObject({ state: "failed", failure: "unreachable", failureCode: 131016 });
  });

  test("before its time nothing is asked again", async () => {
    const { id } = await receiveImage();
    meta.answerWith(() => "hang-up");
    await fetchAttachment(id, context);
    const asked = meta.requests.length;
    await fetchAttachment(id, context);
    expect(meta.requests).toHaveLength(asked);
  });

  test("a token that does not work costs no try: the file is there once it is repaired", async () => {
    const { id } = await receiveImage();
    meta.answerWith(() => refusal(190, { status: 401 }));
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await fetchAttachment(id, context);
      clock.pass(20 * 60_000);
    }
    meta.answerWith(fileAtMeta(meta.url, jpeg));
    await fetchAttachment(id, context);
    expect((await attachmentNow(id)).state).toBe("ready");
  });

  test.each([
    [{ code: 131052, title: "Media download error", error_data: { details: "The file is too big" } }, "too_large"],
    [{ code: 131053, title: "Media upload error" }, "refused"],
  ])("a message whose file Meta could not get (%j) is a file that failed, and is not asked for", async (error, failure) => {
    const { id, ...attachment } = await receiveFile("document", { id: "900" }, { errors: [error] });
    expect(attachment).toMatchObject({ state: "failed", failure, failureCode: error.code });
    await fetchAttachment(id, context);
    expect(meta.requests).toEqual([]);
  });
});

describe("upkeep", () => {
  test("a store of ours that takes nothing costs no try: the file is there once it does again", async () => {
    const { id } = await receiveImage();
    const away = { ...context.storage, put: () => Promise.reject(new StoreAwayError("away")) };
    for (let hour = 0; hour < 20; hour += 1) {
      meta.answerWith(fileAtMeta(meta.url, jpeg));
      await fetchAttachment(id, { ...context, storage: away });
      clock.pass(3_600_000);
    }
    expect(await attachmentNow(id)).toMatchObject({ state: "waiting" });

    meta.answerWith(fileAtMeta(meta.url, jpeg));
    await fetchAttachment(id, context);
    expect(await attachmentNow(id)).toMatchObject({ state: "ready" });
  });

  test("a file whose job was lost is asked for again, one whose job waits is left alone", async () => {
    await receiveImage();
    clock.pass(5 * 60_000);
    expect(await sweepAttachments(clock.at)).toBe(0);
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    expect(await sweepAttachments(clock.at)).toBe(1);
    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["fetch-attachment"]);
  });

  test("a file is expired when Meta has forgotten it, and not a moment before", async () => {
    const { id } = await receiveImage();
    expect(await expireAttachments(new Date(NOON.getTime() + 7 * DAY_MS - 1))).toBe(0);
    expect(await expireAttachments(new Date(NOON.getTime() + 7 * DAY_MS))).toBe(1);
    expect(await attachmentNow(id)).toMatchObject({ state: "expired", failure: "gone" });
  });
});

test("a name loses slashes and invisible signs, and keeps its ending", async () => {
  const { fileName } = await receiveFile("document", { id: "1", filename: "../../etc/\u202Egnp.\u0007invoice.pdf" });
  expect(fileName).toBe("etc_gnp.invoice.pdf");
  const { fileName: long } = await receiveFile("document", { id: "2", filename: `${"x".repeat(900)}.docx` });
  expect(long).toHaveLength(240);
  expect(long).toMatch(/x\.docx$/);
});
