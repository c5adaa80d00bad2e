import * as z from "zod";
import { ContactCard } from "@/lib/contract/contact-card";
import type { MessageContent, Referral } from "@/lib/contract/content";
import { Interactive } from "@/lib/contract/interactive";
import { valueAt } from "@/lib/whatsapp/bounded";
import { callContent, readCallFacts } from "@/lib/whatsapp/call";
import { readInboundContent } from "@/lib/whatsapp/inbound-content";
import { readReferralObject } from "@/lib/whatsapp/inbound-referral";
import type { JsonValue } from "@/lib/whatsapp/json";

const Cards = z.array(ContactCard);

type StoredMessage = { type: string; direction: "inbound" | "outbound"; payload: JsonValue };

/** What a message holds besides its words and files; null when that is all. Never throws, whatever was stored. */
export function readMessageContent({ type, direction, payload }: StoredMessage): MessageContent | null {
  if (type === "call") return callContent(readCallFacts(valueAt(payload, "call")), direction);
  return direction === "inbound" ? readInboundContent(type, payload) : readOutboundContent(type, payload);
}

/** The advertisement or post that the contact came by. */
export function readReferral(payload: JsonValue): Referral | null {
  return readReferralObject(valueAt(payload, "referral"));
}

/** What we sent is stored as the contract has it; what was typed on the phone, as Meta has it. */
function readOutboundContent(type: string, payload: JsonValue): MessageContent | null {
  switch (type) {
    case "interactive": {
      const { data: interactive } = Interactive.safeParse(valueAt(payload, "interactive"));
      return interactive ? { kind: "interactive", interactive } : null;
    }
    case "contacts": {
      const { data: cards } = Cards.safeParse(valueAt(payload, "contacts"));
      return cards ? { kind: "contacts", cards, leftOut: 0, isAnswer: false } : readInboundContent(type, payload);
    }
    case "location":
    case "unsupported":
      return readInboundContent(type, payload);
    default:
      return null;
  }
}
