import * as z from "zod";
import { TemplateSnapshot } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { listReactions } from "@/lib/inbox/reactions";
import { log } from "@/lib/log";
import { isJsonObject } from "@/lib/whatsapp/json";
import { control } from "./simulator-control";

/** What a phone of the simulator keeps. */
const MESSAGES_PER_PHONE = 5_000;
const CONVERSATIONS = 500;

const Customers = z.object({
  customers: z.array(z.object({ id: z.string(), userId: z.string(), phone: z.string().nullable(), waId: z.string().nullable() })),
});
type KnownCustomer = z.infer<typeof Customers>["customers"][number];

/**
 * Puts what the inbox holds into the customers' phones, without any webhook, so that both sides show the same threads after
 * each start. A contact that the simulator does not know yet gets a phone.
 */
export async function importHistory(simulatorUrl: string): Promise<void> {
  const { customers } = Customers.parse(await control(simulatorUrl, "GET", "/control/customers"));
  const conversations = await db().conversation.findMany({
    orderBy: { lastActivityAt: "desc" },
    take: CONVERSATIONS,
    select: { id: true, readUpToId: true, contact: true },
  });
  for (const conversation of conversations) {
    try {
      await importConversation(simulatorUrl, conversation, customers);
    } catch (error) {
      // One phone that begins empty is better than a sandbox that does not begin.
      log.warn({ err: error, conversationId: conversation.id }, "a conversation could not be put into its phone");
    }
  }
}

async function importConversation(
  simulatorUrl: string,
  { id, readUpToId, contact }: { id: string; readUpToId: string | null; contact: ContactRow },
  customers: readonly KnownCustomer[],
): Promise<void> {
  const known = customers.find((customer) => isSame(customer, contact));
  const customerId = known?.id ?? contact.id;
  if (!known) await control(simulatorUrl, "PUT", `/control/customers/${customerId}`, newCustomer(contact));
  const messages = await loadMessages(id, readUpToId);
  await control(simulatorUrl, "POST", `/control/customers/${encodeURIComponent(customerId)}/history`, { messages });
}

type ContactRow = { id: string; profileName: string | null; username: string | null; waId: string | null; userId: string | null };

function isSame(customer: KnownCustomer, { waId, userId }: ContactRow): boolean {
  return customer.userId === userId || (waId !== null && (customer.waId === waId || customer.phone === waId));
}

function newCustomer({ profileName, username, waId, userId }: ContactRow) {
  return { profileName, username, ...(waId ? { phone: waId } : {}), ...(userId ? { userId } : {}) };
}

async function loadMessages(conversationId: string, readUpToId: string | null) {
  const rows = await db().message.findMany({
    where: { conversationId, wamid: { not: null }, type: { not: "reaction" } },
    orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
    take: MESSAGES_PER_PHONE,
  });
  const reactions = await listReactions(db(), conversationId);
  return rows.reverse().map((row) => ({
    id: row.wamid,
    direction: row.direction,
    at: row.happenedAt.getTime(),
    type: row.type,
    text: row.body,
    template: isJsonObject(row.payload) ? toRendered(row.payload.snapshot) : null,
    quotedId: row.quotedWamid,
    status: row.direction === "inbound" ? inboundStatus(row.id, readUpToId) : outboundStatus(row.status),
    failureCode: row.status === "failed" ? row.errorCode : null,
    reactions: {
      customer: reactions.find(({ wamid, side }) => wamid === row.wamid && side === "contact")?.emoji ?? null,
      business: reactions.find(({ wamid, side }) => wamid === row.wamid && side === "business")?.emoji ?? null,
    },
  }));
}

function inboundStatus(id: string, readUpToId: string | null): "read" | "delivered" {
  return readUpToId !== null && id <= readUpToId ? "read" : "delivered";
}

function outboundStatus(status: string | null): string {
  if (status === "delivered" || status === "failed") return status;
  return status === "read" || status === "played" ? "read" : "sent";
}

function toRendered(snapshot: unknown) {
  const template = TemplateSnapshot.safeParse(snapshot).data;
  if (!template) return null;
  const { name, language, header, body, footer, buttons, buttonTypes } = template;
  return { name, language, header, body, footer, buttons: buttons.map((text, index) => ({ text, kind: buttonTypes?.[index] })) };
}
