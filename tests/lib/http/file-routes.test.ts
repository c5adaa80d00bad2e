import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as postRetry } from "@/app/api/attachments/[attachmentId]/retry/route";
import { GET as getAttachment } from "@/app/api/attachments/[attachmentId]/route";
import { GET as getThumbnail } from "@/app/api/attachments/[attachmentId]/thumbnail/route";
import { AttachmentView } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { fileStore } from "@/lib/http/file-store";
import { fetchAttachment } from "@/lib/inbox/attachment-fetch";
import { attachmentNow, fileAtMeta, receiveFile } from "../../support/attachments";
import { NOON } from "../../support/inbox";
import { startMetaStandIn } from "../../support/meta-stand-in";
import { clockAt, givenEmptyInbox, sendingContext } from "../../support/sending";
import { givenSignedIn } from "../../support/signed-in";

const DATA_DIR = mkdtempSync(join(tmpdir(), "casement-data-"));
process.env.DATA_DIR = DATA_DIR;

let meta: Awaited<ReturnType<typeof startMetaStandIn>>;
let ada: Awaited<ReturnType<typeof givenSignedIn>>;
let photo: Buffer;

beforeAll(async () => {
  meta = await startMetaStandIn();
  await givenEmptyInbox();
  ada = await givenSignedIn("Ada");
  photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: "#678" } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await meta.close();
  rmSync(DATA_DIR, { recursive: true, force: true });
});

type Init = RequestInit & { as?: typeof ada | null; query?: string };
function request({ as = ada, query = "", ...init }: Init = {}): Request {
  const headers = { ...(as ? { cookie: as.cookie } : {}), ...init.headers };
  return new Request(`http://localhost:3000/api/files${query}`, { ...init, headers });
}
const on = <Name extends string>(name: Name, id: string) => ({ params: Promise.resolve({ [name]: id } as Record<Name, string>) });
const attachmentOf = (id: string, init?: Init) => getAttachment(request(init), on("attachmentId", id));
const retry = (id: string, init?: Init) => postRetry(request({ method: "POST", ...init }), on("attachmentId", id));
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

async function received(bytes: Uint8Array, type = "image", content: object = {}): Promise<string> {
  const { id } = await receiveFile(type, { id: "900", ...content });
  meta.answerWith(fileAtMeta(meta.url, bytes));
  await fetchAttachment(id, { ...sendingContext(meta.url, clockAt(NOON)), storage: fileStore() });
  return id;
}

describe("a file that a contact sent", () => {
  test("is shown under its type, with the name that the contact gave, and may be kept by this browser alone", async () => {
    const response = await attachmentOf(await received(photo, "document", { filename: 'Praça "nova".jpg' }));
    expect(response.status).toBe(200);
    expect(await bytesOf(response)).toEqual(photo);
    const { headers } = response;
    expect(headers.get("content-type")).toBe("image/jpeg");
    expect(headers.get("content-length")).toBe(String(photo.length));
    expect(headers.get("content-disposition")).toBe(
      "inline; filename=\"Pra_a _nova_.jpg\"; filename*=UTF-8''Pra%C3%A7a%20%22nova%22.jpg",
    );
    expect(headers.get("cache-control")).toBe("private, max-age=86400, immutable");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  test("is saved when asked for so", async () => {
    const { headers } = await attachmentOf(await received(photo), { query: "?download=1" });
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="file.jpg"/);
  });

  test.each([
    ["a page", "<html><script>alert(1)</script></html>"],
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["a text", "hello"],
    ["a page behind the first bytes of a picture", "GIF89a<html><script>alert(1)</script></html>"],
    ["nothing known", "\u0001\u0002\u0003"],
  ])("that is %s is for saving only, whatever its sender says", async (_kind, text) => {
    const { headers } = await attachmentOf(await received(Buffer.from(text), "document", { mime_type: "image/png" }));
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
  });

  test.each([
    ["bytes=0-0", 0, 0],
    ["bytes=100-199", 100, 199],
    ["bytes=8270-", 8270, 8277],
    ["bytes=-8", 8270, 8277],
    ["bytes=8000-99999", 8000, 8277],
  ])("is given in part: %s", async (range, start, end) => {
    const voice = await readFile("simulator/samples/voice-note.ogg");
    const response = await attachmentOf(await received(voice, "audio", { voice: true }), { headers: { range } });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end}/8278`);
    expect(response.headers.get("content-type")).toBe("audio/ogg");
    expect(await bytesOf(response)).toEqual(voice.subarray(start, end + 1));
  });

  test("is not given beyond its end, and whole when the range is none", async () => {
    const id = await received(photo);
    const beyond = await attachmentOf(id, { headers: { range: `bytes=${photo.length}-` } });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${photo.length}`]);
    for (const range of ["bytes=0-1,3-4", "lines=1-2", "bytes=9-2", "bytes=-"]) {
      const response = await attachmentOf(id, { headers: { range } });
      expect(response.status).toBe(200);
      expect(await bytesOf(response)).toHaveLength(photo.length);
    }
  });

  test("has a small picture", async () => {
    const response = await getThumbnail(request(), on("attachmentId", await received(photo)));
    expect(response.headers.get("content-type")).toBe("image/webp");
    expect((await bytesOf(response)).subarray(8, 12).toString()).toBe("WEBP");
  });

  test("is nobody's who is not signed in; one that is not there, or not yet, is not found", async () => {
    const id = await received(photo);
    expect((await attachmentOf(id, { as: null })).status).toBe(401);
    expect((await attachmentOf(uuidv7())).status).toBe(404);
    expect((await attachmentOf("not-an-id")).status).toBe(404);
    const { id: waiting } = await receiveFile("image", { id: "901" });
    expect((await attachmentOf(waiting)).status).toBe(404);
    expect((await attachmentOf(id)).status).toBe(200);
    await db().message.updateMany({ where: { attachments: { some: { id } } }, data: { revokedAt: NOON } });
    expect((await attachmentOf(id)).status).toBe(404);
  });
});

describe("asking once more for a file that failed", () => {
  const failed = async (expiresAt: Date) => {
    const { id } = await receiveFile("image", { id: "902" });
    await db().attachment.update({ where: { id }, data: { state: "failed", failure: "unreachable", attempts: 12, expiresAt } });
    return id;
  };

  test("puts it back with a job, while Meta may have it", async () => {
    const id = await failed(new Date(Date.now() + 60_000));
    const response = await retry(id);
    expect(response.status).toBe(202);
    expect(AttachmentView.parse(await response.json())).toMatchObject({ id, state: "waiting", failure: null });
    expect(await attachmentNow(id)).toMatchObject({ attempts: 0, retryAt: null });
  });

  test("is refused once Meta has forgotten it, and for one that is here", async () => {
    expect((await retry(await failed(new Date(Date.now() - 1)))).status).toBe(409);
    expect((await retry(await received(photo))).status).toBe(409);
    expect((await retry(uuidv7())).status).toBe(404);
  });

  test("is refused to a page of another site", async () => {
    const id = await failed(new Date(Date.now() + 60_000));
    expect((await retry(id, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await attachmentNow(id)).state).toBe("failed");
  });
});
