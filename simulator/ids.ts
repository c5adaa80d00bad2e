import { randomBytes } from "node:crypto";

/** A message id as Meta writes them: base64 of a small binary record that holds the user's number and a random id. */
export function makeWamid(userKey: string, direction: "inbound" | "outbound"): string {
  const user = Buffer.from(userKey.slice(0, 60));
  const unique = Buffer.from(randomBytes(10).toString("hex").toUpperCase());
  const record = Buffer.concat([
    Buffer.from([0x1c, 0x18, user.length]),
    user,
    Buffer.from([0x15, 0x02, 0x00, direction === "inbound" ? 0x12 : 0x11, 0x18, unique.length]),
    unique,
    Buffer.from([0x00]),
  ]);
  return `wamid.${record.toString("base64")}`;
}

/** A business-scoped user id: the country, a dot, letters and digits. */
export function makeUserId(country: string): string {
  const number = BigInt(`0x${randomBytes(7).toString("hex")}`);
  return `${country}.${number.toString().padStart(17, "8").slice(0, 17)}`;
}

/** Meta's number of a media file or a template. */
export function makeObjectId(): string {
  return (BigInt(`0x${randomBytes(6).toString("hex")}`) + 1_000_000_000_000_000n).toString();
}

export function makeTraceId(): string {
  return `A${randomBytes(17).toString("base64url")}`.slice(0, 23);
}
