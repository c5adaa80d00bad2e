import { Readable } from "node:stream";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { ensureUploaded, forgetUploads } from "@/lib/inbox/media-uploads";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { NOON } from "../../support/inbox";
import { refusal, startMetaStandIn } from "../../support/meta-stand-in";
import { WABA_ID } from "../../support/meta-webhook";
import { clockAt, givenEmptyInbox, sendingContext, type TestClock } from "../../support/sending";

const DAY_MS = 86_400_000;

let meta: Awaited<ReturnType<typeof startMetaStandIn>>;
let clock: TestClock;
let context: SendingContext;
let number: { id: string; phoneNumberId: string; wabaId: string };

beforeAll(async () => {
  meta = await startMetaStandIn();
});
afterAll(() => meta.close());
beforeEach(async () => {
  meta.reset();
  let ids = 0;
  meta.answerWith(({ path }) => {
    if (!path.endsWith("/media")) return null;
    ids += 1;
    return { status: 200, json: { id: `meta-${ids}` } };
  });
  clock = clockAt(NOON);
  context = sendingContext(meta.url, clock);
  number = { id: await givenEmptyInbox(), phoneNumberId: "2000", wabaId: WABA_ID };
});

async function givenFile(text: string): Promise<string> {
  const id = uuidv7();
  const storageKey = `uploaded/${id}`;
  const facts = { checksum: "", byteSize: text.length, mimeType: "image/jpeg", fileName: "a.jpg", waveform: [] };
  await db().mediaFile.create({ data: { id, storageKey, ...facts } });
  await context.storage.put(storageKey, Readable.from([Buffer.from(text)]), text.length);
  return id;
}

const uploads = () => meta.requests.map(({ path, raw }) => ({ path, text: raw.toString() }));

test("what Meta has is not given again, by any message or worker", async () => {
  const [one, two] = [await givenFile("first"), await givenFile("second")];
  expect(await ensureUploaded(number, [one, two, one], context)).toEqual({
    kind: "ready",
    mediaIds: new Map([
      [one, "meta-1"],
      [two, "meta-2"],
    ]),
  });
  expect(await ensureUploaded(number, [two], context)).toEqual({ kind: "ready", mediaIds: new Map([[two, "meta-2"]]) });
  expect(uploads()).toHaveLength(2);
  expect(uploads()[0]).toMatchObject({ path: "/v26.0/2000/media", text: expect.stringContaining("\r\n\r\nfirst\r\n") });
});

test("what Meta is about to forget is given again", async () => {
  const file = await givenFile("x");
  await ensureUploaded(number, [file], context);
  clock.pass(29 * DAY_MS - 1);
  await ensureUploaded(number, [file], context);
  expect(uploads()).toHaveLength(1);
  clock.pass(1);
  expect(await ensureUploaded(number, [file], context)).toEqual({ kind: "ready", mediaIds: new Map([[file, "meta-2"]]) });
});

test("another number has files of its own", async () => {
  const file = await givenFile("x");
  await ensureUploaded(number, [file], context);
  const data = { phoneNumberId: "3000", wabaId: WABA_ID, displayPhoneNumber: "2", name: "Porto" };
  const porto = await db().phoneNumber.upsert({
    where: { phoneNumberId: "3000" },
    create: { id: uuidv7(), ...data },
    update: {},
    select: { id: true, phoneNumberId: true, wabaId: true },
  });
  expect(await ensureUploaded(porto, [file], context)).toMatchObject({ mediaIds: new Map([[file, "meta-2"]]) });
  expect(uploads()[1]?.path).toBe("/v26.0/3000/media");
});

test("what Meta says that it does not know is given again once it is forgotten", async () => {
  const file = await givenFile("x");
  await ensureUploaded(number, [file], context);
  await forgetUploads(number.id, [file]);
  expect(await ensureUploaded(number, [file], context)).toMatchObject({ mediaIds: new Map([[file, "meta-2"]]) });
});

test("a refusal is told with its class, and nothing is remembered", async () => {
  const file = await givenFile("x");
  meta.answerWith(() => refusal(131053));
  expect(await ensureUploaded(number, [file], context)).toMatchObject({ kind: "rejected", class: "never" });
  meta.answerWith(() => "hang-up");
  expect(await ensureUploaded(number, [file], context)).toMatchObject({ kind: "uncertain" });
  expect(await db().mediaUpload.count({ where: { fileId: file } })).toBe(0);
});

test("a file that is not here is told, whether its row went or its bytes", async () => {
  expect(await ensureUploaded(number, [uuidv7()], context)).toEqual({ kind: "file-missing" });
  const file = await givenFile("x");
  await context.storage.delete(`uploaded/${file}`);
  expect(await ensureUploaded(number, [file], context)).toEqual({ kind: "file-missing" });
  expect(uploads()).toEqual([]);
});
