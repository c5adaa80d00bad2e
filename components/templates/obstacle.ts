import type { TemplateBlock, TemplateView } from "@/lib/contract/template";

/** Why a template cannot be sent to this contact. opted_out: it is marketing, which they have stopped · no_phone: a code goes to phones only. */
export type TemplateObstacle = TemplateBlock | "opted_out" | "no_phone";

/** What decides which templates a contact can be sent. */
export type RecipientLimits = { marketingStoppedAt: string | null; hasPhone: boolean };

/** What stands between a template and this contact; null = it can be sent. The server decides the same when it is. */
export function obstacleOf(
  template: Pick<TemplateView, "blocked" | "category">,
  limits: RecipientLimits,
): TemplateObstacle | null {
  if (template.blocked !== null) return template.blocked;
  const category = template.category.toUpperCase();
  if (category === "MARKETING" && limits.marketingStoppedAt !== null) return "opted_out";
  return category === "AUTHENTICATION" && !limits.hasPhone ? "no_phone" : null;
}

/** Whether Meta may pause it soon: people block or report it. */
export function hasLowQuality({ quality }: Pick<TemplateView, "quality">): boolean {
  return quality?.toUpperCase() === "RED";
}
