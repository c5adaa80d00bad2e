import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, MARTA, type SimulatedWorld } from "./simulated-world";
import { sample, upload, uploadSample } from "./upload";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const AUTHORIZED = { authorization: `Bearer ${CREDENTIALS.accessToken}` };

describe("an upload", () => {
  test("is described, and downloaded with the token from an address that lives five minutes", async () => {
    const world = await startWorld();
    const bytes = await sample("mug.jpg");
    const id = await uploadSample(world, "mug.jpg", "image/jpeg");
    const { body } = await world.graph(`GET ${id}?phone_number_id=${CREDENTIALS.phoneNumberId}`);
    expect(body).toEqual({
      messaging_product: "whatsapp",
      id,
      url: expect.stringContaining("/whatsapp_business/attachments/?mid="),
      mime_type: "image/jpeg",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      file_size: bytes.byteLength,
    });
    const url = String(body.url);
    const downloaded = await fetch(url, { headers: AUTHORIZED });
    expect(downloaded.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await downloaded.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: "Bearer another" } })).status).toBe(401);
    await world.control("POST clock", { advanceMs: 5 * MINUTE_MS });
    expect((await fetch(url, { headers: AUTHORIZED })).status).toBe(404);
    expect((await world.graph(`GET ${id}`)).status).toBe(200);
  });

  test("cannot be downloaded by changing an address", async () => {
    const world = await startWorld();
    const [mug, receipt] = [
      await uploadSample(world, "mug.jpg", "image/jpeg"),
      await uploadSample(world, "receipt.png", "image/png"),
    ];
    const { body } = await world.graph(`GET ${mug}`);
    const other = String(body.url).replace(mug, receipt);
    expect((await fetch(other, { headers: AUTHORIZED })).status).toBe(404);
  });

  test("is forgotten after thirty days, or when it is deleted", async () => {
    const world = await startWorld();
    const kept = await uploadSample(world, "mug.jpg", "image/jpeg");
    const deleted = await uploadSample(world, "mug.jpg", "image/jpeg");
    expect((await world.graph(`DELETE ${deleted}`)).body).toEqual({ success: true });
    expect((await world.graph(`GET ${deleted}`)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
    await world.control("POST clock", { advanceMs: 30 * DAY_MS - MINUTE_MS });
    expect((await world.graph(`GET ${kept}`)).status).toBe(200);
    await world.control("POST clock", { advanceMs: MINUTE_MS });
    expect((await world.graph(`GET ${kept}`)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  test("is refused to another phone number", async () => {
    const world = await startWorld();
    const id = await uploadSample(world, "mug.jpg", "image/jpeg");
    expect((await world.graph(`GET ${id}?phone_number_id=1`)).body.error).toMatchObject({ code: 100 });
    expect((await world.graph(`DELETE ${id}?phone_number_id=1`)).body.error).toMatchObject({ code: 100 });
    expect((await world.graph(`GET ${id}`)).status).toBe(200);
  });

  test("is kept in the log of calls without its bytes", async () => {
    const world = await startWorld();
    await uploadSample(world, "mug.jpg", "image/jpeg");
    const { body } = await world.control("GET calls?path=media");
    expect(body.calls?.[0]?.payload).toMatchObject({ type: "image/jpeg", file: { name: "photo", sizeBytes: 12974 } });
  });

  test.each([
    ["a type that WhatsApp does not take", "application/zip", {}, "one of the following types: audio/aac"],
    ["no type at all", "image/jpeg", { type: "" }, "type is required"],
    ["two types that differ", "image/jpeg", { type: "image/png" }, "one of the following types"],
    ["another product", "image/jpeg", { messaging_product: "messenger" }, "messaging_product is required"],
  ])("is refused with %s", async (_what, type, fields, words) => {
    const world = await startWorld();
    const { status, body } = await upload(world, await sample("mug.jpg"), type, fields);
    expect(status).toBe(400);
    expect(body.error?.code).toBe(100);
    expect(body.error?.message).toContain(words);
  });

  test("is refused without a file, without bytes, and beyond the size of its kind", async () => {
    const world = await startWorld();
    const bare = await world.graph(`POST ${CREDENTIALS.phoneNumberId}/media`, { messaging_product: "whatsapp" });
    expect(bare.body.error).toMatchObject({ code: 100 });
    expect((await upload(world, Buffer.alloc(0), "image/jpeg")).body.error?.code).toBe(100);
    const picture = Buffer.concat([await sample("mug.jpg"), Buffer.alloc(5 * 1024 * 1024)]);
    expect((await upload(world, picture, "image/jpeg")).body.error?.code).toBe(131053);
    const still = Buffer.concat([await sample("sticker.webp"), Buffer.alloc(110 * 1024)]);
    expect((await upload(world, still, "image/webp")).body.error?.code).toBe(131053);
    const moving = Buffer.concat([await sample("sticker-waving.webp"), Buffer.alloc(110 * 1024)]);
    expect((await upload(world, moving, "image/webp")).status).toBe(200);
  });
});

describe("a file that a customer sent", () => {
  async function receive(world: SimulatedWorld) {
    await world.control("POST customers/marta/messages", { type: "image", caption: "Broken" });
    await world.idle();
    return world.receiver.updates("messages")[0]?.image;
  }

  test("is at Meta for seven days, and stays in the phone", async () => {
    const world = await startWorld();
    const image = await receive(world);
    expect((await world.graph(`GET ${image?.id}`)).status).toBe(200);
    expect((await fetch(String(image?.url), { headers: AUTHORIZED })).status).toBe(200);
    await world.control("POST clock", { advanceMs: 7 * DAY_MS });
    expect((await world.graph(`GET ${image?.id}`)).status).toBe(400);
    expect((await fetch(`${world.url}/control/files/${image?.id}`)).status).toBe(200);
  });

  test("can be sent on by the number that received it", async () => {
    const world = await startWorld();
    const image = await receive(world);
    const message = { messaging_product: "whatsapp", to: MARTA, type: "image", image: { id: image?.id } };
    expect((await world.send(message)).status).toBe(200);
  });

  test("may have been lost", async () => {
    const world = await startWorld();
    const image = await receive(world);
    await world.control("POST troubles", { kind: "media-gone" });
    expect((await fetch(String(image?.url), { headers: AUTHORIZED })).status).toBe(404);
    expect((await world.graph(`GET ${image?.id}`)).status).toBe(400);
  });

  test("may break off halfway, once", async () => {
    const world = await startWorld();
    const image = await receive(world);
    await world.control("POST troubles", { kind: "media-truncated" });
    const download = async () => (await fetch(String(image?.url), { headers: AUTHORIZED })).arrayBuffer();
    await expect(download()).rejects.toThrow();
    expect((await download()).byteLength).toBe(12974);
  });

  test("may lead to another host, which tells whether it was shown the token", async () => {
    const world = await startWorld();
    const image = await receive(world);
    await world.control("POST troubles", { kind: "media-redirect" });
    const answer = await fetch(String(image?.url), { headers: AUTHORIZED, redirect: "manual" });
    expect(answer.status).toBe(302);
    const elsewhere = String(answer.headers.get("location"));
    expect(new URL(elsewhere).host).not.toBe(new URL(world.url).host);
    expect((await fetch(elsewhere)).status).toBe(200);
    const { body } = await world.control("GET calls?path=elsewhere");
    expect(body.calls?.[0]?.payload).toEqual({ authorization: "none" });
  });

  test("may be announced with a wrong checksum, or without an address", async () => {
    const world = await startWorld({ settings: { mediaUrls: false } });
    await world.control("POST troubles", { kind: "media-checksum" });
    const image = await receive(world);
    expect(image).not.toHaveProperty("url");
    const right = createHash("sha256")
      .update(await sample("mug.jpg"))
      .digest("base64");
    expect(image?.sha256).not.toBe(right);
    await world.control("POST customers/marta/messages", { type: "image" });
    await world.idle();
    expect(world.receiver.updates("messages")[1]?.image?.sha256).toBe(right);
  });
});

describe("a phone's own files", () => {
  test("are given, played from the middle, and sent", async () => {
    const world = await startWorld();
    const bytes = await sample("tune.ogg");
    const headers = { "content-type": "audio/ogg", "x-file-name": encodeURIComponent("Canção.ogg") };
    const given = await fetch(`${world.url}/control/files`, { method: "POST", headers, body: new Uint8Array(bytes) });
    const file = await given.json();
    expect(file).toMatchObject({ mimeType: "audio/ogg", fileName: "Canção.ogg", sizeBytes: bytes.byteLength });
    const part = await fetch(world.url + file.url, { headers: { range: "bytes=10-19" } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
    await world.control("POST customers/marta/messages", { type: "voice", fileId: file.id });
    await world.idle();
    expect(world.receiver.updates("messages")[0]?.audio).toMatchObject({ mime_type: "audio/ogg; codecs=opus", voice: true });
    const unsent = { messaging_product: "whatsapp", to: MARTA, type: "audio", audio: { id: file.id } };
    expect((await world.send(unsent)).body.error).toMatchObject({ code: 100 });
  });

  test("never run as a page", async () => {
    const world = await startWorld();
    const headers = { "content-type": "text/html" };
    const body = "<script>alert(1)</script>";
    const file = await (await fetch(`${world.url}/control/files`, { method: "POST", headers, body })).json();
    const shown = await fetch(world.url + file.url);
    expect(shown.headers.get("content-security-policy")).toBe("sandbox");
    expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await fetch(`${world.url}/control/samples/order-48213.pdf`)).headers.has("content-security-policy")).toBe(false);
  });

  test("and every sample can be seen", async () => {
    const world = await startWorld();
    const { body } = await world.control("GET samples");
    const samples = [...(body.samples ?? [])];
    expect(new Set(samples.map(({ kind }) => String(kind)))).toEqual(
      new Set(["image", "video", "audio", "voice", "document", "sticker"]),
    );
    for (const { url, sizeBytes, mimeType } of samples) {
      const response = await fetch(world.url + url);
      expect(response.headers.get("content-type")).toBe(mimeType);
      expect((await response.arrayBuffer()).byteLength).toBe(sizeBytes);
      expect(Number(sizeBytes)).toBeLessThan(60 * 1024);
    }
  });
});
