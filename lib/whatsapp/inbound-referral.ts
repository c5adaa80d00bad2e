import type { Referral } from "@/lib/contract/content";
import { shortText } from "./bounded";
import { readLink } from "./inbound-place";
import { isJsonObject, type JsonValue } from "./json";

/** The `referral` of a message that came by an advertisement or a post; null when there is none. */
export function readReferralObject(referral: JsonValue | undefined): Referral | null {
  if (!isJsonObject(referral)) return null;
  const { source_type: source } = referral;
  return {
    source: source === "ad" || source === "post" ? source : "other",
    url: readLink(referral.source_url),
    headline: shortText(referral.headline, 300),
    body: shortText(referral.body, 2_000),
    imageUrl: readLink(referral.image_url) ?? readLink(referral.thumbnail_url),
    videoUrl: readLink(referral.video_url),
  };
}
