import type { RenderedTemplate } from "../customers/message";
import type { World } from "../world";
import { GraphError, invalidParameter } from "./graph-error";
import type { Params } from "./params";
import { type Recipient, readRecipient } from "./recipient";
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
const LONGEST_TEXT = 4_096;
const LONGEST_CALLBACK_DATA = 512;

/** A send request that Meta would accept. */
export type MessageRequest = {
  recipient: Recipient;
  type: string;
  text: string | null;
  content: unknown;
  template: RenderedTemplate | null;
  /** The quoted message, or the one a reaction is for. */
  quotedId: string | null;
  callbackData: string | null;
};

type Content = Pick<MessageRequest, "text" | "content" | "template" | "quotedId">;

/** Reads the body of POST /{number}/messages. Throws GraphError with Meta's words for everything Meta refuses. */
export function readMessageRequest(world: World, params: Params): MessageRequest {
  const recipient = readRecipient(world, params);
  const type = params.keyword("type", TYPES);
  const callbackData = params.optionalString("biz_opaque_callback_data", { most: LONGEST_CALLBACK_DATA }) ?? null;
  const context = params.optionalObject("context")?.only("message_id").string("message_id") ?? null;
  return { recipient, type, callbackData, ...readContent(world, params, type, context, recipient) };
}

function readContent(world: World, params: Params, type: string, context: string | null, to: Recipient): Content {
  switch (type) {
    case "text":
      return { ...readText(params), quotedId: context };
    case "reaction":
      return readReaction(params, context);
    case "template":
      return { ...readTemplate(world, params, to), quotedId: context };
    default:
      // Media, interactive and the rest: known to Meta, not to this simulator yet.
      throw new GraphError(131051, { details: `Message type "${type}" is not simulated yet.` });
  }
}

function readText(params: Params): Omit<Content, "quotedId"> {
  const text = params.object("text").only("body", "preview_url");
  text.optionalBoolean("preview_url");
  return { text: text.string("body", { least: 1, most: LONGEST_TEXT }), content: params.raw("text"), template: null };
}

function readReaction(params: Params, context: string | null): Content {
  if (context !== null) throw new GraphError(100, { details: "A reaction cannot carry a context." });
  const reaction = params.object("reaction").only("message_id", "emoji");
  const emoji = reaction.optionalString("emoji");
  if (emoji === undefined) throw invalidParameter("The parameter reaction.emoji is required.");
  if (emoji !== "" && !isOneEmoji(emoji)) throw new GraphError(131009, { details: "reaction.emoji is not an emoji" });
  const quotedId = reaction.string("message_id", { least: 1 });
  return { text: emoji, content: params.raw("reaction"), template: null, quotedId };
}

function readTemplate(world: World, params: Params, to: Recipient): Omit<Content, "quotedId"> {
  const { template, rendered, content } = readTemplateMessage(world.templates, params);
  if (template.category === "AUTHENTICATION" && to.addressedBy === "user_id") throw new GraphError(131062);
  return { text: rendered.body, content, template: rendered };
}

function isOneEmoji(text: string): boolean {
  const [first, second] = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return first !== undefined && second === undefined && /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u20e3/u.test(text);
}
