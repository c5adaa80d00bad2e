import type { MessageContent } from "@/lib/contract/content";
import { finiteNumber, objectsOf, shortText, valueAt } from "./bounded";
import { isRequestedCard, readCards } from "./inbound-cards";
import { readForm } from "./inbound-form";
import { readOrder, readProduct } from "./inbound-order";
import { readPlace } from "./inbound-place";
import { readSystemContent } from "./inbound-system";
import { isJsonObject, type JsonValue } from "./json";
import { readToldErrors } from "./meta-error";

const LABEL = 256;
const MAX_ERRORS = 10;
const LATEST_SECONDS = Date.UTC(2100, 0, 1) / 1000;
/** Types whose words or file are all there is, unless the contact asks about a product. */
const PLAIN = new Set(["text", "image", "video", "audio", "document", "sticker"]);

/** What a message of the contact's holds besides words and files. `payload` is Meta's message object, of any shape. */
export function readInboundContent(type: string, payload: JsonValue): MessageContent | null {
  if (PLAIN.has(type)) return readProduct(valueAt(valueAt(payload, "context"), "referred_product"));
  switch (type) {
    case "location": {
      const place = readPlace(valueAt(payload, "location"));
      return place && { kind: "location", place };
    }
    case "contacts":
      return { kind: "contacts", ...readCards(payload), isAnswer: isRequestedCard(payload) };
    case "button":
      return choice("template", valueAt(valueAt(payload, "button"), "text"), null);
    case "interactive":
      return readInteractiveReply(valueAt(payload, "interactive"), payload);
    case "order":
      return readOrder(valueAt(payload, "order"));
    case "system":
      return readSystemContent(payload);
    default:
      return readUnsupported(payload);
  }
}

function readInteractiveReply(reply: JsonValue | undefined, payload: JsonValue): MessageContent {
  const buttonReply = valueAt(reply, "button_reply");
  const listReply = valueAt(reply, "list_reply");
  const formReply = valueAt(reply, "nfm_reply");
  const permission = valueAt(reply, "call_permission_reply");
  if (isJsonObject(buttonReply)) return choice("buttons", buttonReply.title, null) ?? readUnsupported(payload);
  if (isJsonObject(listReply)) return choice("list", listReply.title, listReply.description) ?? readUnsupported(payload);
  if (isJsonObject(formReply)) return readForm(formReply);
  if (isJsonObject(permission)) return readCallPermission(permission);
  return readProduct(valueAt(reply, "product")) ?? readUnsupported(payload);
}

function choice(of: "template" | "buttons" | "list", title: JsonValue | undefined, description: JsonValue | undefined) {
  const label = shortText(title, LABEL);
  return label === null ? null : ({ kind: "choice", of, title: label, description: shortText(description, LABEL) } as const);
}

function readCallPermission(permission: JsonValue): MessageContent {
  const until = finiteNumber(valueAt(permission, "expiration_timestamp"));
  return {
    kind: "call_permission",
    isGranted: valueAt(permission, "response") === "accept",
    isPermanent: valueAt(permission, "is_permanent") === true,
    until: until !== null && until > 0 && until < LATEST_SECONDS ? new Date(until * 1000).toISOString() : null,
  };
}

/** Why WhatsApp did not give us a message: its word for the kind, and its first error. */
function readUnsupported(payload: JsonValue): MessageContent {
  const error = readToldErrors(objectsOf(valueAt(payload, "errors"), MAX_ERRORS).items);
  const claimed = shortText(valueAt(payload, "type"), 60);
  const named = shortText(valueAt(valueAt(payload, "unsupported"), "type"), 60);
  return {
    kind: "unsupported",
    type: named ?? (claimed === "unsupported" || claimed === "unknown" ? null : claimed),
    code: error?.code ?? null,
    reason: error ? shortText(error.details ?? error.message ?? error.title, 500) : null,
  };
}
