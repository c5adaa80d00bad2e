import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemResponse } from "@/lib/http/problem";
import { type FileStore, StoreAwayError } from "@/lib/storage/file-store";
import { openFileStore } from "@/lib/storage/open-store";

const folder = mkdtempSync(join(tmpdir(), "casement-store-"));
let bucketServer: S3rver;
let bucketPort: number;

beforeAll(async () => {
  bucketPort = await freePort();
  bucketServer = new S3rver({
    port: bucketPort,
    address: "127.0.0.1",
    silent: true,
    directory: join(folder, "s3"),
    configureBuckets: [{ name: "files", configs: [] }],
  });
  await bucketServer.run();
});

afterAll(async () => {
  await bucketServer.close();
  rmSync(folder, { recursive: true, force: true });
});

const mediaBucket = () => ({
  bucket: "files",
  region: "us-east-1",
  endpoint: `http://127.0.0.1:${bucketPort}`,
  accessKeyId: "S3RVER",
  secretAccessKey: "S3RVER",
  forcePathStyle: true,
});

describe.each<[string, () => FileStore]>([
  ["a folder", () => openFileStore({ mediaBucket: null, DATA_DIR: folder })],
  ["a bucket", () => openFileStore({ mediaBucket: mediaBucket(), DATA_DIR: folder })],
])("files in %s", (_place, open) => {
  const put = (store: FileStore, key: string, bytes: Buffer) => store.put(key, Readable.from([bytes]), bytes.length);
  const read = async (store: FileStore, key: string, range?: { start: number; end: number }) => {
    const content = await store.get(key, range);
    return content && (await buffer(content));
  };

  test("come back as they were put, to every process that opens the same place", async () => {
    const bytes = randomBytes(3 * 1024 * 1024 + 17);
    await put(open(), "kept/ab/one", bytes);
    expect((await read(open(), "kept/ab/one"))?.equals(bytes)).toBe(true);
    expect(await open().size("kept/ab/one")).toBe(bytes.length);
  });

  test("are replaced by what is put later under the same key", async () => {
    await put(open(), "kept/two", Buffer.from("first, and longer"));
    await put(open(), "kept/two", Buffer.from("second"));
    expect(String(await read(open(), "kept/two"))).toBe("second");
  });

  test("can be read in part, both ends included", async () => {
    await put(open(), "kept/three", Buffer.from("0123456789"));
    expect(String(await read(open(), "kept/three", { start: 2, end: 4 }))).toBe("234");
    expect(String(await read(open(), "kept/three", { start: 9, end: 9 }))).toBe("9");
  });

  test("may be empty", async () => {
    await open().put("kept/empty", Readable.from([]), 0);
    expect(await open().size("kept/empty")).toBe(0);
  });

  test("that are not there are null, and deleting them is no error", async () => {
    expect(await open().get("kept/none")).toBeNull();
    expect(await open().size("kept/none")).toBeNull();
    await put(open(), "kept/four", Buffer.from("x"));
    await open().delete("kept/four");
    await open().delete("kept/four");
    expect(await open().get("kept/four")).toBeNull();
  });

  test.each(["../outside", "kept/../../outside", "/etc/passwd", "kept//x", "kept/.hidden", "", "Kept", "kept/\u0000", "kept\\x"])(
    "never lie under the key %j",
    async (key) => {
      await expect(put(open(), key, Buffer.from("x"))).rejects.toThrow("characters that no key has");
      await expect(open().get(key)).rejects.toThrow("characters that no key has");
      await expect(open().delete(key)).rejects.toThrow("characters that no key has");
    },
  );

  test("of which only a part came are not there at all", async () => {
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("The line broke.");
    }
    await expect(open().put("kept/half", Readable.from(broken()), 8)).rejects.toThrow();
    expect(await open().get("kept/half")).toBeNull();
  });
});

test("a bucket that does not answer is away, and not the database", async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const store = openFileStore({ mediaBucket: { ...mediaBucket(), endpoint }, DATA_DIR: folder });
  await expect(store.get("kept/one")).rejects.toThrow(StoreAwayError);
  await expect(store.delete("kept/one")).rejects.toThrow(StoreAwayError);
  const away = await store.size("kept/one").catch((error: unknown) => error);
  const response = problemResponse(away, "1234");
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { message: "The store of files cannot be reached." } });
});

test("a folder keeps nothing of a file that did not come whole", async () => {
  const store = openFileStore({ mediaBucket: null, DATA_DIR: join(folder, "whole") });
  await expect(store.put("kept/short", Readable.from([Buffer.from("1234")]), 5)).rejects.toThrow("4 bytes instead of 5");
  expect(await readdir(join(folder, "whole", "media", "kept"))).toEqual([]);
});

test("what a folder has and cannot open is an error for who asks, and no uncaught one", async () => {
  const kept = join(folder, "closed", "media", "kept");
  mkdirSync(kept, { recursive: true });
  const socket = createServer().listen(join(kept, "door"));
  await once(socket, "listening");
  await expect(openFileStore({ mediaBucket: null, DATA_DIR: join(folder, "closed") }).get("kept/door")).rejects.toThrow("ENXIO");
  socket.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
