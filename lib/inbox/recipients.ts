import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/** What of a contact decides whether a message may go there. */
export type RecipientFacts = { waId: string | null; userId: string | null; isGroup: boolean; marketingStoppedAt: Date | null };

/** The parts of a template that decide it. Category in Meta's word. */
type TemplateFacts = { category: string };

/** Whom a conversation is with. */
export async function findRecipient(tx: Pick<Tx, "$queryRaw">, contactId: string): Promise<RecipientFacts> {
  const [recipient] = await tx.$queryRaw<RecipientFacts[]>`
    SELECT wa_id AS "waId", user_id AS "userId", is_group AS "isGroup", marketing_stopped_at AS "marketingStoppedAt"
    FROM contact WHERE id = ${contactId}::uuid`;
  if (!recipient) throw new Error("A conversation without a contact.");
  return recipient;
}

/** Groups send to us; the product does not write to them. Throws DomainError "invalid_input". */
export function refuseGroup({ isGroup }: RecipientFacts): void {
  if (isGroup) throw new DomainError("invalid_input", "Group messages can only be read here.");
}

/** Whether a template would break the contact's wish for no marketing. Utility and authentication still go. */
export function isUnwantedMarketing({ marketingStoppedAt }: RecipientFacts, { category }: TemplateFacts): boolean {
  return marketingStoppedAt !== null && category.toUpperCase() === "MARKETING";
}

/**
 * Refuses a template that this contact cannot or does not want to get. Authentication templates need a phone number
 * (131062). Throws DomainErrors "opted_out" and "invalid_input".
 */
export function refuseTemplate(recipient: RecipientFacts, template: TemplateFacts): void {
  if (isUnwantedMarketing(recipient, template)) {
    throw new DomainError("opted_out", "The contact has stopped marketing messages from us. Choose a utility template.");
  }
  if (recipient.waId === null && template.category.toUpperCase() === "AUTHENTICATION") {
    throw new DomainError("invalid_input", "A code can only go to a phone number, and this contact has not shared one.");
  }
}
