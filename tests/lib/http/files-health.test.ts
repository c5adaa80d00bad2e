import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FilesHealth } from "@/lib/http/files-health";
import { openFileStore } from "@/lib/storage/open-store";
import { findFreePort } from "@/server/ports";

const folder = mkdtempSync(join(tmpdir(), "casement-health-"));
let bucketServer: S3rver;
let silent: Server;
const ports = { bucket: 0, silent: 0, nobody: 0 };

beforeAll(async () => {
  for (const name of ["bucket", "silent", "nobody"] as const) ports[name] = await findFreePort();
  bucketServer = new S3rver({
    port: ports.bucket,
    address: "127.0.0.1",
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "files", configs: [] }],
  });
  await bucketServer.run();
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(ports.silent, "127.0.0.1", resolve));
});

afterAll(async () => {
  await bucketServer.close();
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

function store(settings: { port: number; bucket?: string; accessKeyId?: string }) {
  const { port, bucket = "files", accessKeyId = "S3RVER" } = settings;
  const endpoint = `http://127.0.0.1:${port}`;
  const mediaBucket = { bucket, endpoint, region: "us-east-1", accessKeyId, secretAccessKey: "S3RVER", forcePathStyle: true };
  return () => openFileStore({ mediaBucket, DATA_DIR: folder });
}

test("a bucket that takes files is well, and one that refuses, is missing, away or silent says which", async () => {
  expect(await new FilesHealth(store({ port: ports.bucket })).check()).toEqual({ ok: true, detail: "takes files" });
  const ill = [
    [store({ port: ports.bucket, accessKeyId: "another" }), "takes no files: InvalidAccessKeyId"],
    [store({ port: ports.bucket, bucket: "nowhere" }), "takes no files: NoSuchBucket"],
    [store({ port: ports.nobody }), "takes no files: ECONNREFUSED"],
  ] as const;
  for (const [open, detail] of ill) expect(await new FilesHealth(open).check()).toEqual({ ok: false, detail });
  expect(await new FilesHealth(store({ port: ports.silent }), 200).check()).toEqual({ ok: false, detail: "does not answer" });
});

test("a bucket is asked once in half a minute, and again after that", async () => {
  let isAway = true;
  const health = new FilesHealth(() => store({ port: isAway ? ports.nobody : ports.bucket })());
  expect(await health.check(0)).toMatchObject({ ok: false });
  isAway = false;
  expect(await health.check(29_000)).toMatchObject({ ok: false });
  expect(await health.check(31_000)).toMatchObject({ ok: true });
});
