import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as postResized } from "@/app/api/files/[fileId]/resized/route";
import { GET as getFile } from "@/app/api/files/[fileId]/route";
import { POST as postFile } from "@/app/api/files/route";
import { FileView } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { fileStore } from "@/lib/http/file-store";
import { pruneFiles } from "@/lib/inbox/uploaded-files";
import { NOON } from "../../support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound } from "../../support/sending";
import { givenSignedIn } from "../../support/signed-in";

const DATA_DIR = mkdtempSync(join(tmpdir(), "casement-data-"));
process.env.DATA_DIR = DATA_DIR;

let ada: Awaited<ReturnType<typeof givenSignedIn>>;
let grace: Awaited<ReturnType<typeof givenSignedIn>>;
let photo: Buffer;
let numberId: string;

beforeAll(async () => {
  numberId = await givenEmptyInbox();
  [ada, grace] = [await givenSignedIn("Ada"), await givenSignedIn("Grace")];
  photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: "#678" } })
    .jpeg()
    .toBuffer();
});
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

type Init = RequestInit & { as?: typeof ada | null; query?: string };
function request({ as = ada, query = "", ...init }: Init = {}): Request {
  const headers = { ...(as ? { cookie: as.cookie } : {}), ...init.headers };
  return new Request(`http://localhost:3000/api/files${query}`, { ...init, headers });
}
const on = <Name extends string>(name: Name, id: string) => ({ params: Promise.resolve({ [name]: id } as Record<Name, string>) });
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
test("a recording that claims to last for weeks is kept, and nothing is told of how long it is", async () => {
  const sound = Buffer.alloc(2_200_044);
  sound.write("RIFF");
  sound.writeUInt32LE(sound.length - 8, 4);
  sound.write("WAVEfmt ", 8);
  // PCM of one byte, once a second.
  for (const [at, value] of [
    [16, 16],
    [24, 1],
    [28, 1],
  ] as const)
    sound.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    sound.writeUInt16LE(value, at);
  sound.write("data", 36);
  sound.writeUInt32LE(sound.length - 44, 40);
  expect(await uploaded(sound, "long.wav")).toMatchObject({ mimeType: "audio/wav", durationMs: null });
});

test("an upload that its browser breaks off is nobody else's fault, and leaves nothing", async () => {
  const broken = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(photo)),
    pull: (controller) => controller.error(broken),
  });
  const files = await db().mediaFile.count();
  const response = await postFile(request({ method: "POST", body, ...({ duplex: "half" } as RequestInit) }), {
    params: Promise.resolve({}),
  });

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: "invalid_input" } });
  expect(await db().mediaFile.count()).toBe(files);
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
    const conversationId = await givenConversation(numberId);
    const message = await givenInbound(conversationId);
    const place = { messageId: message.id, conversationId, happenedAt: NOON, kind: "image" };
    await db().attachment.create({ data: { id: uuidv7(), ...place, state: "ready", fileId: sent.id } });
    const content = { header: { type: "image", fileId: saved.id } };
    await db().savedMessage.create({ data: { id: uuidv7(), name: "Kept", content, updatedAt: NOON } });
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await db().mediaFile.updateMany({ where: { id: { in: [unused.id, sent.id, saved.id] } }, data: { createdAt: dayAgo } });
    const { storageKey } = await db().mediaFile.findUniqueOrThrow({ where: { id: unused.id } });

    expect(await pruneFiles(fileStore(), new Date())).toBe(1);
    expect(await db().mediaFile.count({ where: { id: { in: [unused.id, sent.id, saved.id, young.id] } } })).toBe(3);
    expect(await fileStore().size(storageKey)).toBeNull();
  });
});
