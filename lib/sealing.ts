import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

/** A sealed text that this secret does not open: it was sealed with another one, or changed. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/** Encrypts small texts (keys of other services) for keeping in the database. */
export type Sealer = {
  /** `purpose` is bound to the text: what was sealed for one thing cannot be passed off as another. */
  seal(text: string, purpose: string): string;
  /** Throws SealError. */
  open(sealed: string, purpose: string): string;
};

/** AES-256-GCM under a key derived from the deployment's secret (HKDF-SHA-256). */
export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "casement sealing v1", 32));
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(purpose));
      const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString("base64url")}`;
    },
    open: (sealed, purpose) => open(key, sealed, purpose),
  };
}

function open(key: Buffer, sealed: string, purpose: string): string {
  const [version, body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealError("This was not sealed here.");
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch {
    throw new SealError("This was sealed with another SECRET, or has been changed.");
  }
}
