type Named = { peer: string; by: "contact" | "business"; token: string };

/** A message's id as Meta builds it: the peer's phone or BSUID in front, who wrote it, the token that all its spellings share. */
export function wamidOf({ peer, by, token }: Named): string {
  const record = [
    Buffer.from([0x1c, 0x18]),
    lengthOf(peer),
    Buffer.from(peer),
    Buffer.from([0x15, 0x02, 0x00, by === "contact" ? 0x12 : 0x11, 0x18]),
    lengthOf(token),
    Buffer.from(token),
    Buffer.from([0x00]),
  ];
  return `wamid.${Buffer.concat(record).toString("base64")}`;
}

/** Seven bits a byte, the lowest first, and the eighth says that there are more. */
function lengthOf({ length }: string): Buffer {
  return length < 0x80 ? Buffer.from([length]) : Buffer.from([(length & 0x7f) | 0x80, length >> 7]);
}
