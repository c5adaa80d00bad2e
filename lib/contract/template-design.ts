import * as z from "zod/mini";
import { maxUnits } from "./text-length";

/** Meta's three kinds, by which it charges. */
export const TemplateCategory = z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]);
export type TemplateCategory = z.infer<typeof TemplateCategory>;

/** Where the value of a variable comes from when an agent sends the template. `agent`: somebody types it. */
export const VariableSource = z.enum([
  "agent",
  "contact_name",
  "contact_first_name",
  "contact_phone",
  "agent_name",
  "business_name",
  "number_name",
  "today",
]);
export type VariableSource = z.infer<typeof VariableSource>;

const text = (max: number) => z.string().check(maxUnits(max));

/**
 * A file that shows Meta's reviewers what will be sent. One of ours (`fileId`), or the one that Meta has from before
 * (`url`, which expires: to be looked at, never to be sent).
 */
export const TemplateSample = z.object({ fileId: z.nullable(z.uuid()), url: z.nullable(text(4096)) });
export type TemplateSample = z.infer<typeof TemplateSample>;

export const TemplateMediaFormat = z.enum(["image", "video", "document"]);
export type TemplateMediaFormat = z.infer<typeof TemplateMediaFormat>;

export const TemplateHeader = z.discriminatedUnion("format", [
  z.object({ format: z.literal("text"), text: text(400) }),
  z.object({ format: TemplateMediaFormat, sample: z.nullable(TemplateSample) }),
  z.object({ format: z.literal("location") }),
  z.object({ format: z.literal("product") }),
]);
export type TemplateHeader = z.infer<typeof TemplateHeader>;

export const OtpMethod = z.enum(["copy_code", "one_tap", "zero_tap"]);

/** Lengths here are bounds on what is stored; Meta's limits are checked, and told, by `lib/whatsapp/template-checks`. */
export const TemplateButton = z.discriminatedUnion("type", [
  z.object({ type: z.literal("quick_reply"), text: text(200) }),
  z.object({ type: z.literal("url"), text: text(200), url: text(4000) }),
  z.object({ type: z.literal("phone"), text: text(200), phoneNumber: text(64) }),
  z.object({ type: z.literal("copy_code") }),
  z.object({
    type: z.literal("flow"),
    text: text(200),
    flowId: text(64),
    action: z.enum(["navigate", "data_exchange"]),
    screen: text(200),
  }),
  z.object({ type: z.literal("catalog"), text: text(200) }),
  z.object({ type: z.literal("multi_product"), text: text(200) }),
  z.object({ type: z.literal("single_product"), text: text(200) }),
  z.object({ type: z.literal("voice_call"), text: text(200) }),
  z.object({ type: z.literal("contact_info") }),
  z.object({
    type: z.literal("otp"),
    method: OtpMethod,
    text: text(200),
    autofillText: text(200),
    apps: z.array(z.object({ packageName: text(224), signatureHash: text(11) })).check(z.maxLength(5)),
    /** The terms of zero-tap codes, which somebody must accept. */
    acceptsTerms: z.boolean(),
  }),
]);
export type TemplateButton = z.infer<typeof TemplateButton>;

export const TEMPLATE_BUTTONS_MAX = 10;
export const TEMPLATE_CARDS_MAX = 10;

export const TemplateCard = z.object({
  header: z.discriminatedUnion("format", [
    z.object({ format: z.enum(["image", "video"]), sample: z.nullable(TemplateSample) }),
    z.object({ format: z.literal("product") }),
  ]),
  /** Null = none of the cards has one. */
  body: z.nullable(text(1000)),
  buttons: z.array(TemplateButton).check(z.maxLength(2)),
});
export type TemplateCard = z.infer<typeof TemplateCard>;

/** One language of a template. In texts, variables stand in braces: {{1}}, {{first_name}}. */
export const TemplateLanguageDesign = z.object({
  /** Meta's code: "pt_BR". */
  language: text(16),
  header: z.nullable(TemplateHeader),
  /** Of an authentication template Meta writes it: empty. */
  body: text(5000),
  footer: z.nullable(text(400)),
  buttons: z.array(TemplateButton).check(z.maxLength(TEMPLATE_BUTTONS_MAX)),
  /** A limited-time offer. */
  offer: z.nullable(z.object({ text: text(200), hasExpiration: z.boolean() })),
  cards: z.nullable(z.array(TemplateCard).check(z.maxLength(TEMPLATE_CARDS_MAX))),
  /** Of an authentication template: whether Meta adds its advice, and the code's life in minutes (null = unsaid). */
  authentication: z.nullable(
    z.object({ securityRecommendation: z.boolean(), expirationMinutes: z.nullable(z.int().check(z.minimum(0), z.maximum(999))) }),
  ),
  /** What reviewers see in the place of each variable, by its key ("body.1", "button.0.1", "card.0.body.name", "button.2.code"). */
  samples: z.record(text(80), text(1024)),
});
export type TemplateLanguageDesign = z.infer<typeof TemplateLanguageDesign>;

export const TEMPLATE_NAME_MAX = 512;

/** A template, all languages together, as somebody writes it. */
export const TemplateDesign = z.object({
  category: TemplateCategory,
  parameterFormat: z.enum(["named", "positional"]),
  /** Seconds after which an undelivered message is dropped; null = Meta's default. */
  ttlSeconds: z.nullable(z.int().check(z.minimum(-1), z.maximum(2_592_000))),
  languages: z.array(TemplateLanguageDesign).check(z.minLength(1), z.maxLength(80)),
  sources: z.record(text(80), VariableSource),
});
export type TemplateDesign = z.infer<typeof TemplateDesign>;
