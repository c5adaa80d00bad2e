import { isMediaKind } from "../media/kinds";
import { readContacts } from "./contacts";
import { type Content, makeContent } from "./content";
import { GraphError } from "./graph-error";
import { readInteractive } from "./interactive/interactive";
import type { Params } from "./params";
import { readLocation, readMedia, readReaction, readText } from "./plain-content";
import { type Recipient, readRecipient } from "./recipient";
import type { Sender } from "./sender";
import { readTemplateMessage } from "./template-message";

const TYPES = [
  "audio",
  "contacts",
  "document",
  "image",
  "interactive",
  "location",
  "reaction",
  "sticker",
  "template",
  "text",
  "video",
];
const LONGEST_CALLBACK_DATA = 512;

/** A send request that Meta would accept. */
export type MessageRequest = Content & {
  recipient: Recipient;
  type: string;
  /** The quoted message, or the one a reaction is for. */
  quotedId: string | null;
  callbackData: string | null;
};

/** Reads the body of POST /{number}/messages. Throws GraphError with Meta's words for everything Meta refuses. */
export function readMessageRequest(sender: Sender, params: Params): MessageRequest {
  const recipient = readRecipient(sender, params);
  const type = params.keyword("type", TYPES);
  const callbackData = params.optionalString("biz_opaque_callback_data", { most: LONGEST_CALLBACK_DATA }) ?? null;
  const common = { recipient, type, callbackData };
  if (type === "reaction") {
    const { targetId, ...reaction } = readReaction(params);
    return { ...common, ...reaction, quotedId: targetId };
  }
  const quotedId = params.optionalObject("context")?.only("message_id").string("message_id") ?? null;
  return { ...common, ...readContent(sender, params, type, recipient), quotedId };
}

function readContent(sender: Sender, params: Params, type: string, to: Recipient): Content {
  if (isMediaKind(type)) return readMedia(sender, params, type);
  switch (type) {
    case "text":
      return readText(params);
    case "location":
      return readLocation(params);
    case "contacts":
      return readContacts(params);
    case "interactive":
      return readInteractive(sender, params, to);
    default:
      return readTemplate(sender, params, to);
  }
}

function readTemplate(sender: Sender, params: Params, to: Recipient): Content {
  const { template, rendered, content, files, laterFailure } = readTemplateMessage(sender, params);
  if (template.category === "AUTHENTICATION" && to.addressedBy === "user_id") throw new GraphError(131062);
  return makeContent(content, { text: rendered.body, template: rendered, files, laterFailure });
}
