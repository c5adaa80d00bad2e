import { growSeed } from "./seed";
import { ACCOUNT_SEEDS } from "./seeds-account";
import { MARKETING_SEEDS } from "./seeds-marketing";
import { ORDER_SEEDS } from "./seeds-orders";
import { SHOP_SEEDS, type WrittenSeed } from "./seeds-shop";
import type { Template } from "./template";

const FIRST_ID = 1_284_057_300_000_000n;
const IDS_A_SEED = 100;
const DAYS_SINCE_UPDATE = 12;

/** Ribeira Goods' templates in seven languages, most approved, some paused, rejected, in review or disabled. Their ids are stable. */
export function makeCatalogue(now: Date): Template[] {
  const short = [...ORDER_SEEDS, ...ACCOUNT_SEEDS, ...MARKETING_SEEDS];
  const place = (index: number): [firstId: bigint, updatedAt: Date] => [
    FIRST_ID + BigInt(index * IDS_A_SEED),
    new Date(now.getTime() - (DAYS_SINCE_UPDATE + index) * 86_400_000),
  ];
  return [
    ...short.flatMap((seed, index) => growSeed(seed, ...place(index))),
    ...SHOP_SEEDS.flatMap((seed, index) => growWritten(seed, ...place(short.length + index))),
  ];
}

function growWritten({ texts, quality = "UNKNOWN", ...seed }: WrittenSeed, firstId: bigint, updatedAt: Date): Template[] {
  return Object.entries(texts).map(([language, components], index) => ({
    ...seed,
    id: (firstId + BigInt(index)).toString(),
    language,
    status: "APPROVED",
    components,
    quality_score: { score: quality, date: Math.floor(updatedAt.getTime() / 1000) },
    rejected_reason: "NONE",
    last_updated_time: updatedAt.toISOString().replace(/\.\d+Z$/, "+0000"),
  }));
}
