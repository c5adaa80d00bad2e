import { growSeed } from "./seed";
import { ACCOUNT_SEEDS } from "./seeds-account";
import { MARKETING_SEEDS } from "./seeds-marketing";
import { ORDER_SEEDS } from "./seeds-orders";
import type { Template } from "./template";

const FIRST_ID = 1_284_057_300_000_000n;
const DAYS_SINCE_UPDATE = 12;

/** Ribeira Goods' templates: 35 in seven languages, most approved, some paused, rejected, in review or disabled. */
export function makeCatalogue(now: Date): Template[] {
  const seeds = [...ORDER_SEEDS, ...ACCOUNT_SEEDS, ...MARKETING_SEEDS];
  return seeds.flatMap((seed, index) => {
    const updatedAt = new Date(now.getTime() - (DAYS_SINCE_UPDATE + index) * 86_400_000);
    return growSeed(seed, FIRST_ID + BigInt(index * 100), updatedAt);
  });
}
