import { Readable } from "node:stream";
import type { FileStore } from "@/lib/storage/file-store";

/** Written again and again: that a store can be read proves nothing of a key that may not write. */
const KEY = "health/ready";
const CONTENT = Buffer.from("ready\n");
/** What asks for `ready` asks every few seconds, and a bucket counts its requests. */
const KEPT_MS = 30_000;
const PATIENCE_MS = 3_000;

type Finding = { ok: boolean; detail: string };

/** Whether the store of files takes one, as found within the last half minute. Never throws, and never waits long. */
export class FilesHealth {
  private found: { finding: Promise<Finding>; at: number } | null = null;

  constructor(
    private readonly store: () => FileStore,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  check(now = performance.now()): Promise<Finding> {
    if (!this.found || now - this.found.at >= KEPT_MS) this.found = { finding: this.try(), at: now };
    return this.found.finding;
  }

  private async try(): Promise<Finding> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<Finding>((resolve) => {
      timer = setTimeout(() => resolve({ ok: false, detail: "does not answer" }), this.patienceMs);
    });
    const attempt = Promise.resolve()
      .then(() => this.store().put(KEY, Readable.from([CONTENT]), CONTENT.byteLength))
      .then(
        () => ({ ok: true, detail: "takes files" }),
        (error: unknown) => ({ ok: false, detail: `takes no files: ${reasonOf(error)}` }),
      );
    const finding = await Promise.race([attempt, silence]);
    clearTimeout(timer);
    return finding;
  }
}

/** The innermost error's name or code, such as AccessDenied, NoSuchBucket, ECONNREFUSED, ENOSPC: no address, no key. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
