/** How many customers a day a tier of Meta's ("TIER_10K") lets a business begin with; null for one without a figure. */
export function messagingLimitOf(tier: string | null): number | null {
  const match = /^TIER_(\d+)(K?)$/.exec(tier ?? "");
  return match ? Number(match[1]) * (match[2] ? 1_000 : 1) : null;
}
