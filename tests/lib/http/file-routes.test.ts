import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as postRetry } from "@/app/api/attachments/[attachmentId]/retry/route";
import { GET as getAttachment } from "@/app/api/attachments/[attachmentId]/route";
import { GET as getThumbnail } from "@/app/api/attachments/[attachmentId]/thumbnail/route";
import { POST as postResized } from "@/app/api/files/[fileId]/resized/route";
import { GET as getFile } from "@/app/api/files/[fileId]/route";
import { POST as postFile } from "@/app/api/files/route";
import { AttachmentView, FileView } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { fileStore } from "@/lib/http/file-store";
import { fetchAttachment } from "@/lib/inbox/attachment-fetch";
import { pruneUploads } from "@/lib/inbox/uploaded-files";
import { attachmentNow, fileAtMeta, receiveFile } from "../../support/attachments";
import { NOON } from "../../support/inbox";
import { startMetaStandIn } from "../../support/meta-stand-in";
import { clockAt, givenEmptyInbox, givenInbound, sendingContext } from "../../support/sending";
import { givenSignedIn } from "../../support/signed-in";

const DATA_DIR = mkdtempSync(join(tmpdir(), "casement-data-"));
process.env.DATA_DIR = DATA_DIR;

let meta: Awaited<ReturnType<typeof startMetaStandIn>>;
let ada: Awaited<ReturnType<typeof givenSignedIn>>;
let grace: Awaited<ReturnType<typeof givenSignedIn>>;
let photo: Buffer;

beforeAll(async () => {
  meta = await startMetaStandIn();
  await givenEmptyInbox();
  [ada, grace] = [await givenSignedIn("Ada"), await givenSignedIn("Grace")];
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
const upload = (bytes: Uint8Array<ArrayBuffer>, name: string, init: Init = {}) =>
  postFile(
    request({ method: "POST", body: bytes, ...init, headers: { "x-file-name": encodeURIComponent(name), ...init.headers } }),
    { params: Promise.resolve({}) },
  );
const uploaded = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
  const response = await upload(bytes, name);
  expect(response.status).toBe(201);
  return FileView.parse(await response.json());
};
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

describe("a file that an agent uploads", () => {
  const picture = (format: "png" | "webp" | "gif" | "jpeg", size = 640) =>
    sharp({ create: { width: size, height: size, channels: 4, background: "#345" } })
      .toFormat(format)
      .toBuffer();
  const noise = (pixels: number) =>
    sharp({
      create: {
        width: pixels,
        height: pixels,
        channels: 3,
        background: "#000",
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    });

  const moving = async () => {
    const frames = ["#f00", "#0f0", "#00f"].map((background) => ({
      create: { width: 60, height: 40, channels: 4 as const, background },
    }));
    const pages = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const paths = await Promise.all(
      pages.map(async (page, index) => {
        const path = join(DATA_DIR, `frame-${index}.png`);
        await writeFile(path, page);
        return path;
      }),
    );
    return Buffer.from(
      await sharp(paths, { join: { animated: true } })
        .gif({ delay: [100, 100, 100] })
        .toBuffer(),
    );
  };

  test("is kept under its name, and told as what it can be sent", async () => {
    const file = await uploaded(Buffer.from(await picture("png")), "férias.png");
    expect(file).toMatchObject({ fileName: "férias.png", mimeType: "image/png", width: 640, problem: null });
    expect(file.sendableAs).toEqual(["image", "document"]);
    expect((await getFile(request(), on("fileId", file.id))).headers.get("content-type")).toBe("image/png");
  });

  test("is for the agent who uploaded it, until it is kept for sending", async () => {
    const { id } = await uploaded(Buffer.from(photo), "a.jpg");
    const askAs = async (as: typeof ada | null) => (await getFile(request({ as }), on("fileId", id))).status;
    expect([await askAs(ada), await askAs(grace), await askAs(null)]).toEqual([200, 404, 401]);
    const content = { header: { type: "image", fileId: id } };
    await db().savedMessage.create({ data: { id: uuidv7(), name: "Menu", content, updatedAt: NOON } });
    expect(await askAs(grace)).toBe(200);
  });

  test("is refused beyond 100 MB, said or not, and nothing is kept of it", async () => {
    const before = await db().mediaFile.count();
    const chunk = new Uint8Array(8 * 1024 * 1024);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    const unsaid = await postFile(
      new Request("http://localhost:3000/api/files", {
        method: "POST",
        headers: { cookie: ada.cookie },
        body: endless,
        ...{ duplex: "half" },
      }),
      { params: Promise.resolve({}) },
    );
    expect(unsaid.status).toBe(413);
    const said = await upload(new Uint8Array(1), "x", { headers: { "content-length": String(100 * 1024 * 1024 + 1) } });
    expect(said.status).toBe(413);
    expect(await db().mediaFile.count()).toBe(before);
  });

  test("from another site is refused", async () => {
    expect((await upload(new Uint8Array(1), "x", { headers: { origin: "https://elsewhere.example" } })).status).toBe(403);
  });

  test.each([
    ["a WebP", () => picture("webp"), { kind: "type_not_taken", as: "image", limitBytes: null, canResize: true }, ["document"]],
    ["a GIF", () => picture("gif"), { kind: "type_not_taken", as: "image", limitBytes: null, canResize: true }, ["document"]],
    ["a WebP of 512 pixels", () => picture("webp", 512), null, ["sticker", "document"]],
    [
      "a JPEG of more than 5 MB",
      () => noise(3_000).jpeg({ quality: 100 }).toBuffer(),
      { kind: "too_large", as: "image", limitBytes: 5 * 1024 * 1024, canResize: true },
      ["document"],
    ],
    ["a voice note", () => readFile("simulator/samples/voice-note.ogg"), null, ["audio", "document"]],
    ["a video", () => readFile("simulator/samples/parcel.mp4"), null, ["video", "document"]],
    ["a PDF", () => readFile("simulator/samples/order-48213.pdf"), null, ["document"]],
    ["nothing", async () => Buffer.of(), { kind: "empty", as: "document", limitBytes: null, canResize: false }, []],
  ])("that is %s is told apart", async (_what, make, problem, sendableAs) => {
    const file = await uploaded(Buffer.from(await make()), "x");
    expect({ problem: file.problem, sendableAs: file.sendableAs }).toEqual({ problem, sendableAs });
  });

  const resize = async (id: string, query = "", as = ada) =>
    postResized(request({ method: "POST", query, as }), on("fileId", id));

  test.each([
    ["a GIF", () => picture("gif")],
    ["a WebP", () => picture("webp")],
    ["a photo that is too large", () => noise(3_000).jpeg({ quality: 100 }).toBuffer()],
  ])("that is %s becomes a photo that WhatsApp takes", async (_what, make) => {
    const { id } = await uploaded(Buffer.from(await make()), "holiday.x");
    const response = await resize(id);
    expect(response.status).toBe(201);
    const resized = FileView.parse(await response.json());
    expect(resized).toMatchObject({ fileName: "holiday.jpg", mimeType: "image/jpeg", problem: null });
    expect(resized.id).not.toBe(id);
    expect(resized.sendableAs).toContain("image");
  });

  test("becomes a sticker, which keeps its shape", async () => {
    const wide = await sharp({ create: { width: 900, height: 300, channels: 3, background: "#963" } })
      .png()
      .toBuffer();
    const { id } = await uploaded(Buffer.from(wide), "logo.png");
    const sticker = FileView.parse(await (await resize(id, "?as=sticker")).json());
    expect(sticker).toMatchObject({ mimeType: "image/webp", width: 512, height: 512 });
    expect(sticker.sendableAs[0]).toBe("sticker");
  });

  test("that moves becomes a sticker that moves", async () => {
    const { id, isAnimated } = await uploaded(await moving(), "wave.gif");
    expect(isAnimated).toBe(true);
    const sticker = FileView.parse(await (await resize(id, "?as=sticker")).json());
    expect(sticker).toMatchObject({ mimeType: "image/webp", isAnimated: true, width: 512, height: 512, problem: null });
  });

  test("that is no picture becomes nothing, nor does another agent's", async () => {
    const { id: text } = await uploaded(Buffer.from("hello"), "a.txt");
    expect((await resize(text)).status).toBe(400);
    const { id } = await uploaded(Buffer.from(photo), "a.jpg");
    expect((await resize(id, "", grace)).status).toBe(404);
  });

  test("is forgotten after a day, bytes and all, unless a message has it or it is kept for sending", async () => {
    const [unused, sent, saved, young] = await Promise.all(
      ["unused", "sent", "saved", "young"].map((name) => uploaded(Buffer.from(photo), name)),
    );
    if (!unused || !sent || !saved || !young) throw new Error("Four files were uploaded.");
    const conversation = await db().conversation.findFirstOrThrow();
    const message = await givenInbound(conversation.id);
    const place = { messageId: message.id, conversationId: conversation.id, happenedAt: NOON, kind: "image" };
    await db().attachment.create({ data: { id: uuidv7(), ...place, state: "ready", fileId: sent.id } });
    const content = { header: { type: "image", fileId: saved.id } };
    await db().savedMessage.create({ data: { id: uuidv7(), name: "Kept", content, updatedAt: NOON } });
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await db().mediaFile.updateMany({ where: { id: { in: [unused.id, sent.id, saved.id] } }, data: { createdAt: dayAgo } });
    const { storageKey } = await db().mediaFile.findUniqueOrThrow({ where: { id: unused.id } });

    expect(await pruneUploads(fileStore(), new Date())).toBe(1);
    expect(await db().mediaFile.count({ where: { id: { in: [unused.id, sent.id, saved.id, young.id] } } })).toBe(3);
    expect(await fileStore().size(storageKey)).toBeNull();
  });
});
