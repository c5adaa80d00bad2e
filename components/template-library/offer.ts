import type { TemplateOfferInput, TemplateOfferView } from "@/lib/contract/template-library";

/** The choice that a view shows, as it is sent back. */
export function toOfferInput({
  isOffered,
  roles,
  everyTeam,
  teamIds,
  everyNumber,
  numberIds,
}: TemplateOfferView): TemplateOfferInput {
  return { isOffered, roles, everyTeam, teamIds, everyNumber, numberIds };
}

/** Whether a choice lets anybody send at all: some role, team and number each. */
export function reachesAnybody({ roles, everyTeam, teamIds, everyNumber, numberIds }: TemplateOfferInput): boolean {
  return roles.length > 0 && (everyTeam || teamIds.length > 0) && (everyNumber || numberIds.length > 0);
}

/** The list with an item in it, or without. */
export function toggled<Item>(list: readonly Item[], item: Item, isIn: boolean): Item[] {
  return isIn ? [...list.filter((other) => other !== item), item] : list.filter((other) => other !== item);
}
