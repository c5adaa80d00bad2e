import type { BusinessAccount } from "../../account/business-account";
import { tellStatus } from "../../templates/telling";
import { pastOf, type Template } from "../../templates/template";
import type { World } from "../../world";

/** POST /{template}/unpause: lifts a pause that pacing caused. One for low quality ends by itself. */
export function unpauseTemplate(world: World, account: BusinessAccount, template: Template) {
  if (template.status !== "PAUSED") return { success: false, reason: "The template is not paused." };
  const past = pastOf(template);
  if (!past.isPaced) return { success: false, reason: "The pause for low quality ends by itself." };
  const lifted = { ...template, status: "APPROVED", past: { ...past, isPaced: false } };
  account.library.put(lifted);
  tellStatus(world, account, lifted, { title: "UNPAUSE", description: "The template can be sent again." });
  return { success: true };
}
