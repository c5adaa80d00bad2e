import * as z from "zod/mini";

/** Why nothing is sent: the database stands elsewhere than it did, as a restored copy does; or SENDING says so. */
export const HoldReason = z.enum(["moved", "setting"]);
export type HoldReason = z.infer<typeof HoldReason>;

/** GET /api/sending-hold. Null = messages go out. `waiting`: messages that would go out at once, counted up to a thousand. */
export const SendingHold = z.nullable(z.object({ since: z.iso.datetime(), reason: HoldReason, waiting: z.number() }));
export type SendingHold = z.infer<typeof SendingHold>;
