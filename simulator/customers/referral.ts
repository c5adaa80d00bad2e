import * as z from "zod";
import type { Composed } from "./composed";

/** Meta's `referral` object, all of it optional. */
export const Referral = z.looseObject({ source_type: z.string().optional(), headline: z.string().optional() });
type Referral = z.infer<typeof Referral>;

/** An advertisement for blue mugs, as Meta tells of one that was clicked. */
const AD = {
  source_url: "https://fb.me/3cr4Wqqkv",
  source_id: "120226305854810726",
  source_type: "ad",
  headline: "Blue mugs are back",
  body: "Thrown by hand in Aveiro. Order by Friday for Christmas.",
  media_type: "image",
  image_url: "https://scontent.example/v/t45/mug.jpg?oh=5f0&oe=6743",
  ctwa_clid: "ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwLF4XvnO2E4Nx0-eM-GABDLOPaOdRMv-_zfUQ2a",
  welcome_message: { text: "Hi! Which mug do you like?" },
};

/** The message as of somebody who came from an advertisement: ours (true), or one with these differences. */
export function withReferral(composed: Composed, referral: boolean | Referral): Composed {
  if (referral === false) return composed;
  const differences = referral === true ? {} : referral;
  return { ...composed, message: { ...composed.message, referral: { ...AD, ...differences } } };
}
