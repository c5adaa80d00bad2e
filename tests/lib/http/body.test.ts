import fc from "fast-check";
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

test("what no database stores is left out, and nothing else", async () => {
  const written = { "a\u0000b": ["x\u0000y", "\ud83d", "\ude00z", "👋", "\\u0000", "\\\u0000", "\ud83d\ud83d\ude00"], n: 1 };
  expect(await readJson(post(JSON.stringify(written)))).toEqual({ ab: ["xy", "", "z", "👋", "\\u0000", "\\", "😀"], n: 1 });
  const any = fc.json({ maxDepth: 3, stringUnit: "binary" });
  await fc.assert(
    fc.asyncProperty(any, async (json) => {
      expect(JSON.stringify(await readJson(post(json)))).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i);
    }),
  );
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
