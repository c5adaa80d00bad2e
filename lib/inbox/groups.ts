import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";

type SeenGroup = { groupId: string; happenedAt: Date };

/** Finds or makes the contact that stands for each group chat, by Meta's id of the group. Answers contact ids by group id. */
export async function resolveGroups(tx: Tx, groups: readonly SeenGroup[]): Promise<Map<string, string>> {
  const wanted = new Map(groups.map(({ groupId, happenedAt }) => [groupId, happenedAt]));
  if (wanted.size === 0) return new Map();
  const known = await findGroups(tx, [...wanted.keys()]);
  const missing = [...wanted]
    .filter(([groupId]) => !known.has(groupId))
    .map(([groupId, seenAt]) => ({ groupId, seenAt, contactId: uuidv7() }));
  if (missing.length === 0) return known;
  // The subject of a group does not come with its messages.
  await tx.contact.createMany({
    data: missing.map(({ groupId, contactId }) => ({
      id: contactId,
      isGroup: true,
      profileName: `WhatsApp group …${groupId.slice(-6).toWellFormed()}`,
    })),
  });
  await tx.contactAlias.createMany({
    data: missing.map(({ groupId, contactId, seenAt }) => ({ kind: "group" as const, value: groupId, contactId, seenAt })),
  });
  return new Map([...known, ...missing.map(({ groupId, contactId }) => [groupId, contactId] as const)]);
}

async function findGroups(tx: Tx, groupIds: readonly string[]): Promise<Map<string, string>> {
  const aliases = await tx.contactAlias.findMany({
    where: { kind: "group", value: { in: [...groupIds] } },
    select: { value: true, contactId: true },
  });
  return new Map(aliases.map(({ value, contactId }) => [value, contactId]));
}
