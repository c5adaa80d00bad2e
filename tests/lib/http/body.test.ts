import { expect, test } from "vitest";
import { readBytes, readJson } from "@/lib/http/body";

function post(body: BodyInit): Request {
  const init = { method: "POST", body, duplex: "half" };
  return new Request("http://localhost:3000/", init);
}

/** A body that says nothing about its length and has no end. */
function endless(onRead: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      onRead();
      controller.enqueue(new Uint8Array(1024));
    },
  });
}

test("JSON is read whole, whichever way it is cut", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ text: "Olá, مرحبا 👋" }));
  const cut = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await readJson(post(cut))).toEqual({ text: "Olá, مرحبا 👋" });
});

test.each([["{"], [""], ["<xml>"]])("%j is refused as no JSON", async (body) => {
  await expect(readJson(post(body))).rejects.toMatchObject({ code: "invalid_input" });
});

test("bytes that are not UTF-8 are refused", async () => {
  await expect(readJson(post(Uint8Array.of(0x22, 0xff, 0x22)))).rejects.toMatchObject({ code: "invalid_input" });
});

test("a body of exactly the limit is read, one byte more is refused", async () => {
  expect(await readBytes(post("x".repeat(1000)), 1000)).toHaveLength(1000);
  await expect(readBytes(post("x".repeat(1001)), 1000)).rejects.toMatchObject({ code: "too_large" });
});

test("a body without an end is given up at the limit", async () => {
  let reads = 0;
  const body = endless(() => {
    reads += 1;
  });
  await expect(readJson(post(body), 10 * 1024)).rejects.toMatchObject({ code: "too_large" });
  expect(reads).toBeLessThan(20);
});

test("a request without a body has no bytes", async () => {
  expect(await readBytes(new Request("http://localhost:3000/", { method: "POST" }), 10)).toHaveLength(0);
});
