import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { MediaStore } from "@/simulator/media/store";

const FACTS = { ownerId: null, mimeType: "text/plain", fileName: null, expiresAt: null };

/** Where a file of that checksum lies. */
function findOnDisk(sha256: string): string | undefined {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith("whatsapp-media-"))
    .map((name) => join(tmpdir(), name, sha256))
    .find((path) => existsSync(path));
}

test("the oldest bytes leave when there is no room, with every file that they were", async () => {
  const store = new MediaStore(100);
  const first = await store.add(Buffer.alloc(60, "a"), FACTS);
  const copy = store.copy(first, FACTS);
  const second = await store.add(Buffer.alloc(60, "b"), FACTS);
  expect([first, copy, second].map(({ id }) => store.get(id) !== undefined)).toEqual([false, false, true]);
  expect(await store.read(second)).toHaveLength(60);
  await expect(store.read(first)).rejects.toThrow(/gone/);
  store.clear();
});

test("the same bytes are kept once, and what is used again counts as new", async () => {
  const store = new MediaStore(130);
  const first = await store.add(Buffer.alloc(60, "a"), FACTS);
  const second = await store.add(Buffer.alloc(60, "b"), FACTS);
  const again = await store.add(Buffer.alloc(60, "a"), FACTS);
  const third = await store.add(Buffer.alloc(60, "c"), FACTS);
  expect([first, second, again, third].map(({ id }) => store.get(id) !== undefined)).toEqual([true, false, true, true]);
  expect(again.id).not.toBe(first.id);
  store.clear();
});

test("nothing is left on disk when it is cleared", async () => {
  const store = new MediaStore();
  const { sha256 } = await store.add(randomBytes(20), FACTS);
  const path = findOnDisk(sha256) ?? "";
  expect(existsSync(path)).toBe(true);
  store.clear();
  expect(existsSync(dirname(path))).toBe(false);
});
