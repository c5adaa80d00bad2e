import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchAttachment } from "@/lib/inbox/attachment-fetch";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { attachmentNow, fileAtMeta, receiveFile } from "../../support/attachments";
import { NOON } from "../../support/inbox";
import { startMetaStandIn } from "../../support/meta-stand-in";
import { clockAt, givenEmptyInbox, sendingContext } from "../../support/sending";

let meta: Awaited<ReturnType<typeof startMetaStandIn>>;
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
  context = sendingContext(meta.url, clockAt(NOON));
});

async function storedBytes(id: string) {
  const { file } = await attachmentNow(id);
  const content = file && (await context.storage.get(file.storageKey));
  if (!content) throw new Error("Nothing is stored.");
  return buffer(content);
}

describe("hostile files are kept, and are for saving only", () => {
  const fetchBytes = async (bytes: Uint8Array, type = "image", mimeType = "image/jpeg") => {
    const { id } = await receiveFile(type, { id: "900", mime_type: mimeType });
    meta.answerWith(fileAtMeta(meta.url, bytes, { mimeType }));
    await fetchAttachment(id, context);
    const attachment = await attachmentNow(id);
    expect(attachment.state).toBe("ready");
    expect(await storedBytes(id)).toEqual(Buffer.from(bytes));
    return attachment.file;
  };

  test("a PNG of 50,000 by 50,000 pixels", async () => {
    const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    const huge = Buffer.from(png);
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    huge.writeUInt32BE(crc(huge.subarray(12, 29)), 29);
    expect(await fetchBytes(huge)).toMatchObject({ mimeType: "image/png; unreadable", width: null, thumbnailKey: null });
  });

  test("a JPEG that breaks off", async () => {
    expect(await fetchBytes(jpeg.subarray(0, jpeg.length / 2))).toMatchObject({ mimeType: "image/jpeg; unreadable" });
  });

  test("a page that says that it is a JPEG", async () => {
    const page = Buffer.from("<!-- hello --><html><script>alert(1)</script></html>");
    expect(await fetchBytes(page)).toMatchObject({ mimeType: "text/html", thumbnailKey: null });
  });

  test("a page behind a JPEG's first bytes", async () => {
    const polyglot = Buffer.concat([jpeg.subarray(0, 4), Buffer.from("<html><script>alert(1)</script></html>")]);
    expect(await fetchBytes(polyglot)).toMatchObject({ mimeType: "image/jpeg; unreadable", thumbnailKey: null });
  });

  test("an SVG", async () => {
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await fetchBytes(svg, "sticker")).toMatchObject({ mimeType: "image/svg+xml", thumbnailKey: null });
  });

  test("nothing at all", async () => {
    expect(await fetchBytes(Buffer.of())).toMatchObject({ mimeType: "application/octet-stream", byteSize: 0 });
  });

  test("a video of noise", async () => {
    const noise = Buffer.concat([
      Buffer.from("00000018667479706d703432000000006d70343269736f6d", "hex"),
      Buffer.alloc(5_000, 0xa5),
    ]);
    expect(await fetchBytes(noise, "video", "video/mp4")).toMatchObject({ durationMs: null });
  });
});

describe("recordings", () => {
  test.each([
    ["voice-note.ogg", "audio/ogg"],
    ["parcel.mp4", "video/mp4"],
  ])("%s is %s, with its duration", async (name, mimeType) => {
    const bytes = await readFile(`simulator/samples/${name}`);
    const { id } = await receiveFile("audio", { id: "900", voice: true });
    meta.answerWith(fileAtMeta(meta.url, bytes));
    await fetchAttachment(id, context);
    const { file, isVoice } = await attachmentNow(id);
    expect(isVoice).toBe(true);
    expect(file?.mimeType).toBe(mimeType);
    expect(file?.durationMs).toBeGreaterThan(500);
  });
});

/** Of PNG chunks. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
