import type { BusinessAccount } from "../../account/business-account";
import { tellStatus } from "../../templates/telling";
import type { RejectionReason, Template } from "../../templates/template";
import type { World } from "../../world";
import { wordsOf } from "./category";

/** What nobody may write, and why it is rejected. */
const VIOLATIONS: [RegExp, RejectionReason][] = [
  [
    /\b(?:password|PIN|CVV|card number|passport number)\b.{0,40}\b(?:send|reply|tell)\b|\b(?:send|reply with|tell us)\b.{0,40}\b(?:password|PIN|CVV|card number|passport number)\b/i,
    "SCAM",
  ],
  [/\b(?:casino|gambling|cannabis|weapons?|ammunition|viagra)\b/i, "ABUSIVE_CONTENT"],
  [/\blorem ipsum\b|\basdf|\btest test\b/i, "INVALID_FORMAT"],
];

/** Meta looks at a template that is PENDING, and says by webhook what it found. */
export function reviewSoon(world: World, account: BusinessAccount, { id }: Template): void {
  world.soon("review", () => {
    const template = account.library.byId(id);
    if (template?.status !== "PENDING") return;
    const armed = world.reviews.take(template.name);
    const reason = armed ? armed.reason : findViolation(template);
    const decided: Template = {
      ...template,
      status: reason === null ? "APPROVED" : "REJECTED",
      rejected_reason: reason ?? "NONE",
    };
    account.library.put(decided);
    tellStatus(world, account, decided);
  });
}

function findViolation({ components }: Template): RejectionReason | null {
  const words = wordsOf(components);
  return VIOLATIONS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
