import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { MARTA, type SimulatedWorld } from "./simulated-world";
import { sample, upload, uploadSample } from "./upload";

const SAMPLES = {
  image: ["mug.jpg", "image/jpeg"],
  video: ["parcel.mp4", "video/mp4"],
  audio: ["tune.ogg", "audio/ogg; codecs=opus"],
  document: ["order-48213.pdf", "application/pdf"],
  sticker: ["sticker-waving.webp", "image/webp"],
} as const;
type Kind = keyof typeof SAMPLES;
const KINDS = Object.keys(SAMPLES) as Kind[];

const LINK = "https://files.example/a";

function messageOf(kind: string, media: object, extra: object = {}) {
  return { messaging_product: "whatsapp", to: MARTA, type: kind, [kind]: media, ...extra };
}

/** A world in which Marta has just written. */
async function startOpenWorld(): Promise<SimulatedWorld> {
  const world = await startWorld();
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  await world.idle();
  return world;
}

/** What became of the newest message to Marta. */
async function outcomeOf(world: SimulatedWorld) {
  await world.idle();
  const { body } = await world.control("GET customers/marta/messages?direction=outbound");
  return [...(body.messages ?? [])].at(-1);
}

describe("a file", () => {
  test.each(KINDS)("is sent as %s by the id of an upload, and shown in the phone", async (kind) => {
    const world = await startOpenWorld();
    const [name, type] = SAMPLES[kind];
    const id = await uploadSample(world, name, type);
    expect((await world.send(messageOf(kind, { id }))).status).toBe(200);
    expect(await outcomeOf(world)).toMatchObject({
      status: "delivered",
      content: { type: kind, [kind]: { id } },
      files: [{ id, url: `/control/files/${id}`, mimeType: type }],
    });
  });

  test.each(KINDS)("is sent as %s by a link", async (kind) => {
    const world = await startOpenWorld();
    expect((await world.send(messageOf(kind, { link: LINK }))).status).toBe(200);
    expect(await outcomeOf(world)).toMatchObject({ status: "delivered", files: [{ id: null, url: LINK }] });
  });

  test.each(["image", "video", "document"])("carries words as %s, at most 1,024 characters of them", async (kind) => {
    const { send } = await startWorld();
    expect((await send(messageOf(kind, { link: LINK, caption: "c".repeat(1_024) }))).status).toBe(200);
    expect((await send(messageOf(kind, { link: LINK, caption: "c".repeat(1_025) }))).body.error).toMatchObject({ code: 100 });
  });

  test.each([
    ["neither id nor link", "image", {}, "exactly one of id and link"],
    ["both id and link", "image", { id: "1", link: LINK }, "exactly one of id and link"],
    ["an id that nobody knows", "video", { id: "123" }, "media 123 does not exist"],
    ["words under a recording", "audio", { link: LINK, caption: "Hi" }, 'Unexpected key "caption" on param "audio"'],
    ["words under a sticker", "sticker", { link: LINK, caption: "Hi" }, 'Unexpected key "caption" on param "sticker"'],
    ["a name on a picture", "image", { link: LINK, filename: "a.jpg" }, 'Unexpected key "filename"'],
    ["a voice that is a picture", "image", { link: LINK, voice: true }, 'Unexpected key "voice"'],
  ])("is refused at once with %s", async (_what, kind, media, details) => {
    const { send } = await startWorld();
    const { status, body } = await send(messageOf(kind, media));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, error_data: { details: expect.stringContaining(details) } });
  });

  test("is refused with a link that is none, and without its object", async () => {
    const { send } = await startWorld();
    expect((await send(messageOf("image", { link: "ftp://files.example/a" }))).body.error).toMatchObject({ code: 100 });
    expect((await send({ messaging_product: "whatsapp", to: MARTA, type: "image" })).body.error).toMatchObject({ code: 100 });
  });

  test("is refused with an upload that Meta has forgotten", async () => {
    const world = await startWorld();
    const id = await uploadSample(world, "mug.jpg", "image/jpeg");
    await world.control("POST clock", { advanceMs: 30 * 86_400_000 });
    expect((await world.send(messageOf("image", { id }))).body.error).toMatchObject({ code: 100 });
  });
});

describe("a file that does not fit is accepted, and fails with 131053", () => {
  async function failureOf(world: SimulatedWorld, message: object): Promise<string> {
    expect((await world.send(message)).status).toBe(200);
    await world.idle();
    const status = world.receiver.updates("statuses").at(-1);
    expect(status).toMatchObject({ status: "failed", errors: [{ code: 131053 }] });
    return String(status?.errors?.[0]?.error_data?.details);
  }

  test("as a picture that is a recording", async () => {
    const world = await startOpenWorld();
    const id = await uploadSample(world, "tune.ogg", "audio/ogg");
    expect(await failureOf(world, messageOf("image", { id }))).toContain("audio/ogg cannot be sent as image");
  });

  test("with content that is not what it was declared to be", async () => {
    const world = await startOpenWorld();
    const id = await uploadSample(world, "mug.jpg", "image/png");
    expect(await failureOf(world, messageOf("image", { id }))).toContain("content (image/jpeg) does not match");
  });

  test("as a voice note that is not Ogg", async () => {
    const world = await startOpenWorld();
    const bytes = Buffer.concat([
      Buffer.from("ID3\u0003\0\0\0\0\0\0"),
      Buffer.from([0xff, 0xfb, 0x90, 0x00]),
      Buffer.alloc(4_096),
    ]);
    const id = String((await upload(world, bytes, "audio/mpeg")).body.id);
    expect(await failureOf(world, messageOf("audio", { id, voice: true }))).toContain("voice message has to be Ogg");
  });

  test("as a recording with two channels", async () => {
    const world = await startOpenWorld();
    const bytes = await sample("tune.ogg");
    bytes[bytes.indexOf("OpusHead") + 9] = 2;
    const id = String((await upload(world, bytes, "audio/ogg")).body.id);
    expect(await failureOf(world, messageOf("audio", { id }))).toContain("one channel");
  });

  test("though any upload may go as a document", async () => {
    const world = await startOpenWorld();
    const id = await uploadSample(world, "mug.jpg", "image/jpeg");
    expect((await world.send(messageOf("document", { id, filename: "mug.jpg" }))).status).toBe(200);
    expect(await outcomeOf(world)).toMatchObject({ status: "delivered", text: "mug.jpg", files: [{ fileName: "mug.jpg" }] });
  });
});

describe("a voice note", () => {
  test("is played after it is read, and Meta tells both once", async () => {
    const world = await startOpenWorld();
    const id = await uploadSample(world, "voice-note.ogg", "audio/ogg; codecs=opus");
    const { body } = await world.send(messageOf("audio", { id, voice: true }));
    const messageId = body.messages?.[0]?.id;
    await world.idle();
    expect((await world.control("POST customers/marta/plays", { messageId })).status).toBe(200);
    await world.control("POST customers/marta/plays", { messageId });
    await world.idle();
    const statuses = world.receiver.updates("statuses").map(({ status }) => String(status));
    expect(statuses).toEqual(["sent", "delivered", "read", "played"]);
    expect(world.receiver.updates("statuses").at(-1)).not.toHaveProperty("pricing");
  });

  test("is played in private with read receipts off", async () => {
    const world = await startOpenWorld();
    await world.control("PATCH customers/marta", { readReceipts: false });
    const { body } = await world.send(messageOf("audio", { link: LINK, voice: true }));
    await world.idle();
    const played = await world.control("POST customers/marta/plays", { messageId: body.messages?.[0]?.id });
    expect(played.body.status).toBe("played");
    await world.idle();
    expect(world.receiver.updates("statuses").map(({ status }) => String(status))).toEqual(["sent", "delivered"]);
  });

  test("is the only thing that can be played", async () => {
    const world = await startOpenWorld();
    const { body } = await world.send(messageOf("audio", { link: LINK }));
    await world.idle();
    const answer = await world.control("POST customers/marta/plays", { messageId: body.messages?.[0]?.id });
    expect(answer.status).toBe(409);
  });
});
