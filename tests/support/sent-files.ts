import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { temporaryStore } from "./files";
import type { MetaAnswer, MetaRequest } from "./meta-stand-in";

/** A file that an agent uploaded: a small JPEG, by what its row says, unless told otherwise. Its bytes are in the store of this test file. */
export async function givenFile(
  uploadedById: string | null,
  data: Partial<Prisma.MediaFileUncheckedCreateInput> = {},
  content?: Buffer,
): Promise<string> {
  const id = uuidv7();
  const bytes = content ?? Buffer.from(`bytes of ${id}`);
  const storageKey = `files/${id}`;
  await temporaryStore().put(storageKey, Readable.from([bytes]), bytes.length);
  await db().mediaFile.create({
    data: {
      id,
      checksum: createHash("sha256").update(bytes).digest("hex"),
      byteSize: bytes.length,
      mimeType: "image/jpeg",
      fileName: "mug.jpg",
      storageKey,
      uploadedById,
      ...data,
    },
  });
  return id;
}

/** Whether a request uploads a file to "Meta". */
export const isUpload = ({ method, path }: MetaRequest) => method === "POST" && path.endsWith("/media");

/** Answers uploads with M1, M2, … and leaves the rest to `next`. */
export function acceptUploads(next: (request: MetaRequest) => MetaAnswer | null = () => null) {
  let uploads = 0;
  return (request: MetaRequest): MetaAnswer | null => {
    if (!isUpload(request)) return next(request);
    uploads += 1;
    return { status: 200, json: { id: `M${uploads}` } };
  };
}
