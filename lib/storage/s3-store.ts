import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { checkKey, type FileStore, StoreAwayError } from "./file-store";

/** A bucket of Amazon's, or of whoever speaks the same at `endpoint`. */
export type S3Settings = {
  bucket: string;
  region: string;
  endpoint: string | null;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket in the path instead of in the host's name. */
  forcePathStyle: boolean;
};

const NOT_FOUND = 404;

/** Objects in a bucket, each under its key. The bucket itself is never made nor listed. */
export function openS3Store({ bucket, region, endpoint, accessKeyId, secretAccessKey, forcePathStyle }: S3Settings): FileStore {
  const client = new S3Client({
    region,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    // Checksums in trailers are Amazon's alone: others refuse them, or store them as part of the file.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === null ? {} : { endpoint }),
  });
  const place = (key: string) => ({ Bucket: bucket, Key: checkKey(key) });
  return {
    put: async (key, content, sizeBytes) => {
      const request = new PutObjectCommand({ ...place(key), Body: content, ContentLength: sizeBytes });
      // The SDK waits for the rest of a stream that broke. Without all of its bytes a request is no object.
      const broken = new AbortController();
      content.once("error", (error) => broken.abort(error));
      await reach(() => client.send(request, { abortSignal: broken.signal }));
    },
    get: (key, range) =>
      orNull(async () => {
        const bytes = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
        const { Body } = await client.send(new GetObjectCommand({ ...place(key), ...bytes }));
        return Body instanceof Readable ? Body : Readable.from([]);
      }),
    size: (key) =>
      orNull(async () => {
        const { ContentLength } = await client.send(new HeadObjectCommand(place(key)));
        return ContentLength ?? null;
      }),
    delete: async (key) => {
      const request = new DeleteObjectCommand(place(key));
      await reach(() => client.send(request));
    },
  };
}

async function orNull<Found>(find: () => Promise<Found>): Promise<Found | null> {
  try {
    return await reach(find);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** That the bucket says nothing, or refuses us, has one name: the codes of a broken connection are those of any. */
async function reach<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (isNotFound(error) || !isBuckets(error)) throw error;
    throw new StoreAwayError("The bucket cannot be used.", { cause: error });
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === NOT_FOUND;
}

function isBuckets(error: unknown): boolean {
  if (error instanceof S3ServiceException) return true;
  return error instanceof Error && (error.name === "TimeoutError" || ("syscall" in error && error.syscall !== undefined));
}
