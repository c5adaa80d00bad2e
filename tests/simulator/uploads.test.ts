import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { BODY, create, design, openUpload, putBytes, uploadHandle } from "./designs";
import { startWorld } from "./harness";
import { CREDENTIALS } from "./simulated-world";

const DAY_MS = 86_400_000;

function sample(name: string) {
  return readFile(new URL(`../../simulator/samples/${name}`, import.meta.url)).then((bytes) => new Uint8Array(bytes));
}

function withHeader(format: string, handle: string) {
  return design([{ type: "HEADER", format, example: { header_handle: [handle] } }, BODY]);
}

test("a file that was uploaded gives a handle, which a template takes and shows as an address", async () => {
  const world = await startWorld();
  const handle = await uploadHandle(world.url, await sample("mug.jpg"), "image/jpeg");
  expect(handle).toMatch(/^4::/);
  const { status, body } = await create(world, withHeader("IMAGE", handle));
  expect(status).toBe(200);
  const read = await world.graph(`GET ${body.id}`);
  const address = String(read.body.components?.[0]?.example?.header_handle?.[0]);
  expect((await fetch(address)).headers.get("content-type")).toBe("image/jpeg");
  await world.idle();
  const edit = (components: unknown) => world.graph(`POST ${body.id}`, { components });
  expect((await edit(read.body.components)).body.error?.error_user_msg).toContain("not the handle of an upload");
  expect((await edit(withHeader("IMAGE", handle).components)).body).toMatchObject({ success: true });
});

test("an upload that broke off goes on where it stopped", async () => {
  const { url, graph } = await startWorld();
  const bytes = await sample("mug.jpg");
  const { id } = await openUpload(url, bytes.byteLength, "image/jpeg");
  expect(id).toMatch(/^upload:.+\?sig=/);
  const half = Math.floor(bytes.byteLength / 2);
  expect((await putBytes(url, id, bytes.slice(0, half))).status).toBe(400);
  expect((await graph(`GET ${id}`)).body).toEqual({ id, file_offset: half });
  expect((await putBytes(url, id, bytes.slice(half), 0)).status).toBe(400);
  const done = await putBytes(url, id, bytes.slice(half), half);
  expect(await done.json()).toEqual({ h: expect.stringMatching(/^4::/) });
});

test.each([
  ["no length", { file_type: "image/png" }],
  ["no bytes", { file_type: "image/png", file_length: "0" }],
  ["more than fits", { file_type: "image/png", file_length: "999999999" }],
  ["a type that Meta does not take", { file_type: "image/webp", file_length: "10" }],
  ["no type", { file_length: "10" }],
])("a session for %s is refused", async (_what, query) => {
  const { graph } = await startWorld();
  const answer = await graph(`POST 670843887433847/uploads?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: 100 });
});

test("more bytes than were announced, none, and no offset are refused", async () => {
  const { url } = await startWorld();
  const { id } = await openUpload(url, 4, "image/png");
  expect((await putBytes(url, id, new Uint8Array(5))).status).toBe(400);
  expect((await putBytes(url, id, new Uint8Array(0))).status).toBe(400);
  const authorization = `OAuth ${CREDENTIALS.accessToken}`;
  const bare = await fetch(`${url}/v26.0/${id}`, { method: "POST", headers: { authorization }, body: new Uint8Array(4) });
  expect(bare.status).toBe(400);
});

test("a session and a handle live for a day, and a stranger's token sees neither", async () => {
  const world = await startWorld();
  const bytes = await sample("mug.jpg");
  const handle = await uploadHandle(world.url, bytes, "image/jpeg");
  const { id } = await openUpload(world.url, bytes.byteLength, "image/jpeg");
  await world.control("POST apps", { id: "441190087312", secret: "another" });
  await world.control("POST tokens", { token: "of-another-app", appId: "441190087312" });
  expect((await world.graph(`GET ${id}`, undefined, "of-another-app")).body.error).toMatchObject({ error_subcode: 33 });
  await world.control("POST clock", { advanceMs: DAY_MS });
  expect((await world.graph(`GET ${id}`)).body.error).toMatchObject({ error_subcode: 33 });
  expect((await create(world, withHeader("IMAGE", handle))).body.error?.error_user_msg).toContain("expired");
});

test("a sample of another kind than the header is refused", async () => {
  const world = await startWorld();
  const pdf = await uploadHandle(world.url, await sample("order-48213.pdf"), "application/pdf");
  expect((await create(world, withHeader("IMAGE", pdf))).body.error).toMatchObject({ error_subcode: 2388047 });
  const disguised = await uploadHandle(world.url, await sample("order-48213.pdf"), "image/png");
  expect((await create(world, withHeader("IMAGE", disguised))).body.error).toMatchObject({ error_subcode: 2388047 });
  expect((await create(world, withHeader("DOCUMENT", pdf))).status).toBe(200);
});
