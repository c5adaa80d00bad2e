import { v7 as uuidv7 } from "uuid";
import { createAgent } from "@/lib/auth/create-agent";
import { db, type Tx } from "@/lib/db";
import { deriveUnanswered } from "@/lib/inbox/conversation-facts";
import { insertBusyWeeks } from "./busy-weeks";
import { insertOffers, insertSentTemplates } from "./offers";
import { addStory, emptyRows, type Rows, type Stage } from "./rows";
import { EARLIER } from "./stories/earlier";
import { LONG_HISTORY } from "./stories/long-history";
import { OTHERS } from "./stories/others";
import { TODAY } from "./stories/today";
import { type AgentKey, DEMO_PASSWORD, DEMO_TEAM, DEMO_TEAMS } from "./team";

const STORIES = [...TODAY, ...EARLIER, ...OTHERS, LONG_HISTORY];
const LOCK = 7_420_002;
const TIMEOUT_MS = 60_000;
/** Rows of one statement; a message has some twenty columns, and a statement at most 32,767 values. */
const BATCH = 1_000;

/**
 * Fills an empty database with the sandbox's team and about forty conversations of one number, told relative to `now`, so
 * that each service window is as its story needs it. Does nothing where there is anybody already.
 */
export async function seedSandbox(numberId: string, now: Date): Promise<void> {
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
      if ((await tx.agent.count()) > 0) return;
      const stage: Stage = { numberId, now, agentIds: await createTeam(tx) };
      const rows = emptyRows();
      for (const story of STORIES) addStory(rows, story, stage);
      const number = await tx.phoneNumber.findUniqueOrThrow({ where: { id: numberId }, select: { id: true, wabaId: true } });
      await insertSentTemplates(tx, number.wabaId, rows.messages, now);
      await insert(tx, rows);
      await insertBusyWeeks(tx, stage);
      await settleConversations(tx);
      await insertOffers(tx, number, { id: stage.agentIds.noor, name: "Noor" }, now);
    },
    { timeout: TIMEOUT_MS },
  );
}

async function createTeam(tx: Tx): Promise<Record<AgentKey, string>> {
  const ids: Record<AgentKey, string> = { ada: "", grace: "", noor: "" };
  for (const { key, ...person } of DEMO_TEAM) {
    ids[key] = (await createAgent({ ...person, password: DEMO_PASSWORD }, tx)).id;
  }
  for (const { name, members } of DEMO_TEAMS) {
    const team = { id: uuidv7(), name, members: { create: members.map((key) => ({ agentId: ids[key] })) } };
    await tx.team.create({ data: team, select: { id: true } });
  }
  return ids;
}

/** Who waits follows from what was told, by the product's own rule. */
async function settleConversations(tx: Tx): Promise<void> {
  const conversations = await tx.conversation.findMany({ select: { id: true } });
  await deriveUnanswered(
    tx,
    conversations.map(({ id }) => id),
  );
}

async function insert(tx: Tx, rows: Rows): Promise<void> {
  await tx.contact.createMany({ data: rows.contacts });
  await tx.contactAlias.createMany({ data: rows.aliases });
  await tx.conversation.createMany({ data: rows.conversations });
  for (let start = 0; start < rows.messages.length; start += BATCH) {
    await tx.message.createMany({ data: rows.messages.slice(start, start + BATCH) });
  }
  await tx.conversationEvent.createMany({ data: rows.events });
  await tx.draft.createMany({ data: rows.drafts });
}
