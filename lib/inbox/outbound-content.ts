import { z } from "zod";
import { TemplateSnapshot } from "@/lib/contract/message";
import type { JsonObject } from "@/lib/whatsapp/json";
import { type OutboundMessage, type Recipient, reactionMessage, templateMessage, textMessage } from "@/lib/whatsapp/outbound";

/** What a message of ours says, as its row keeps it. `payload` is more than `{}` only for templates. */
export type OutboundContent =
  | { type: "text"; body: string; quotedWamid: string | null; payload: Record<string, never> }
  | { type: "reaction" /** The emoji; empty = taken back. */; body: string; quotedWamid: string; payload: Record<string, never> }
  | { type: "template"; body: string; quotedWamid: null; payload: TemplatePayload };

/** A template with its values in place: what goes to Meta, what the bubble shows, and what a retry fills in anew. */
export const TemplatePayload = z.object({
  templateId: z.uuid(),
  name: z.string(),
  language: z.string(),
  components: z.array(z.record(z.string(), z.json())),
  values: z.record(z.string(), z.string()),
  snapshot: TemplateSnapshot,
});
export type TemplatePayload = z.infer<typeof TemplatePayload>;

/** The columns of a stored message that its content is read from. */
export type ContentRow = { type: string; body: string | null; quotedWamid: string | null; payload: unknown };

/** Reads back what was stored. Throws for a row that no version of ours wrote. */
export function readContent({ type, body, quotedWamid, payload }: ContentRow): OutboundContent {
  if (type === "template") {
    return { type, body: body ?? "", quotedWamid: null, payload: TemplatePayload.parse(payload) };
  }
  if (type === "text" && body !== null) return { type, body, quotedWamid, payload: {} };
  if (type === "reaction" && quotedWamid !== null) return { type, body: body ?? "", quotedWamid, payload: {} };
  throw new Error(`An outbound message of type ${type} that cannot be sent.`);
}

/** Whether this may be sent only while the service window is open. */
export function isFreeForm(content: OutboundContent): content is Exclude<OutboundContent, { type: "template" }> {
  return content.type !== "template";
}

/** The request body for Meta. `messageId` comes back in every status webhook of this message. */
export function toRequest(content: OutboundContent, recipient: Recipient, messageId: string): OutboundMessage {
  const envelope = { recipient, callbackData: messageId };
  switch (content.type) {
    case "text":
      return textMessage({ ...envelope, text: content.body, quotedWamid: content.quotedWamid });
    case "reaction":
      return reactionMessage({ ...envelope, targetWamid: content.quotedWamid, emoji: content.body });
    case "template": {
      const { name, language, components } = content.payload;
      return templateMessage({ ...envelope, name, language, components: components satisfies JsonObject[] });
    }
  }
}
