import type { BusinessAccount } from "../../account/business-account";
import { tellStatus } from "../../templates/telling";
import type { Template } from "../../templates/template";
import type { World } from "../../world";
import { invalidParameter } from "../graph-error";
import { unfit } from "./refusal";

const MOST_AT_ONCE = 100;

/** DELETE /{waba}/message_templates by `name` (every language), by `hsm_id` and `name` (one), or by `hsm_ids` (up to a hundred). */
export function deleteTemplates(world: World, account: BusinessAccount, query: URLSearchParams): { success: true } {
  const templates = findTemplates(account, query);
  if (templates.some(({ status }) => status === "DISABLED")) throw unfit("A disabled template can't be deleted.");
  for (const template of templates) {
    account.library.remove(template);
    if (template.status === "APPROVED") account.library.block(template, world.clock.now());
    tellStatus(world, account, template, { event: "DELETED" });
  }
  return { success: true };
}

function findTemplates({ library }: BusinessAccount, query: URLSearchParams): Template[] {
  const [name, id, ids] = [query.get("name"), query.get("hsm_id"), query.get("hsm_ids")];
  if (ids !== null && (name !== null || id !== null)) throw invalidParameter("hsm_ids can't be combined with name or hsm_id.");
  if (ids !== null) return readIds(ids).map((one) => library.byId(one) ?? notFound(one));
  if (name === null || name === "") throw invalidParameter("The parameter name is required.");
  const named = library.list().filter((template) => template.name === name && (id === null || template.id === id));
  return named.length > 0 ? named : [notFound(name)];
}

function readIds(text: string): string[] {
  const ids = text
    .replace(/[[\]"\s]/g, "")
    .split(",")
    .filter((id) => id !== "");
  if (ids.length >= 1 && ids.length <= MOST_AT_ONCE) return ids;
  throw invalidParameter(`Param hsm_ids must hold 1 to ${MOST_AT_ONCE} ids.`);
}

function notFound(what: string): never {
  throw unfit(`There is no message template "${what}" in this account.`);
}
