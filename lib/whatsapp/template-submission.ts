import type {
  TemplateCard,
  TemplateDesign,
  TemplateHeader,
  TemplateLanguageDesign,
  TemplateSample,
} from "@/lib/contract/template-design";
import type { JsonObject } from "./json";
import { metaButton } from "./template-design-buttons";
import { findPlaceholders } from "./template-text";

/** Meta's handle of each sample file, by `sampleKey`. Handles last for a day. */
export type SampleHandles = ReadonlyMap<string, string>;

type Frame = Pick<TemplateDesign, "category" | "parameterFormat"> & { handles: SampleHandles };

/** What a sample goes by: our file, or the address at which Meta shows the one that it has. */
export function sampleKey({ fileId, url }: TemplateSample): string {
  return fileId ?? url ?? "";
}

/** The samples of one language: each must have a handle before it is submitted. */
export function listSamples({ header, cards }: TemplateLanguageDesign): TemplateSample[] {
  const headers = [header, ...(cards ?? []).map((card) => card.header)];
  return headers.flatMap((one) => (one && "sample" in one && one.sample ? [one.sample] : []));
}

/** The body of POST /{waba}/message_templates for one language of a design. */
export function toCreateRequest(
  name: string,
  design: TemplateDesign,
  language: TemplateLanguageDesign,
  handles: SampleHandles,
): JsonObject {
  return { name, language: language.language, category: design.category, ...contentOf(design, language, handles) };
}

/** The body of POST /{template}. Meta refuses another category for an approved one. */
export function toEditRequest(
  design: TemplateDesign,
  language: TemplateLanguageDesign,
  handles: SampleHandles,
  { isApproved }: { isApproved: boolean },
): JsonObject {
  return { ...(isApproved ? {} : { category: design.category }), ...contentOf(design, language, handles) };
}

function contentOf(design: TemplateDesign, language: TemplateLanguageDesign, handles: SampleHandles): JsonObject {
  const { category, parameterFormat, ttlSeconds } = design;
  return {
    ...(category === "AUTHENTICATION" ? {} : { parameter_format: parameterFormat }),
    components: toMetaComponents(language, { category, parameterFormat, handles }),
    ...(ttlSeconds === null ? {} : { message_send_ttl_seconds: ttlSeconds }),
  };
}

/** The components of one language, as Meta takes them when a template is created or changed. */
export function toMetaComponents(language: TemplateLanguageDesign, frame: Frame): JsonObject[] {
  if (frame.category === "AUTHENTICATION") return authenticationComponents(language);
  const { header, body, footer, buttons, offer, cards, samples } = language;
  return [
    ...(header ? [headerComponent(header, samples, frame)] : []),
    { type: "BODY", text: body, ...textExample("body", "body", body, samples, frame) },
    ...(footer ? [{ type: "FOOTER", text: footer }] : []),
    ...(offer
      ? [{ type: "LIMITED_TIME_OFFER", limited_time_offer: { text: offer.text, has_expiration: offer.hasExpiration } }]
      : []),
    ...buttonsComponent(buttons, "button", samples),
    ...(cards ? [{ type: "CAROUSEL", cards: cards.map((card, index) => cardComponent(card, index, samples, frame)) }] : []),
  ];
}

function authenticationComponents({ authentication, buttons }: TemplateLanguageDesign): JsonObject[] {
  const minutes = authentication?.expirationMinutes ?? null;
  return [
    { type: "BODY", ...(authentication?.securityRecommendation ? { add_security_recommendation: true } : {}) },
    ...(minutes === null ? [] : [{ type: "FOOTER", code_expiration_minutes: minutes }]),
    ...buttonsComponent(buttons, "button", {}),
  ];
}

function headerComponent(
  header: TemplateHeader | TemplateCard["header"],
  samples: TemplateLanguageDesign["samples"],
  frame: Frame,
): JsonObject {
  const format = { type: "HEADER", format: header.format.toUpperCase() };
  if (header.format === "text") {
    return { ...format, text: header.text, ...textExample("header", "header", header.text, samples, frame) };
  }
  const handle = "sample" in header && header.sample ? frame.handles.get(sampleKey(header.sample)) : undefined;
  return { ...format, ...(handle === undefined ? {} : { example: { header_handle: [handle] } }) };
}

function cardComponent(
  { header, body, buttons }: TemplateCard,
  index: number,
  samples: TemplateLanguageDesign["samples"],
  frame: Frame,
): JsonObject {
  const path = `card.${index}`;
  return {
    components: [
      headerComponent(header, samples, frame),
      ...(body ? [{ type: "BODY", text: body, ...textExample("body", `${path}.body`, body, samples, frame) }] : []),
      ...buttonsComponent(buttons, `${path}.button`, samples),
    ],
  };
}

function buttonsComponent(
  buttons: TemplateLanguageDesign["buttons"],
  path: string,
  samples: TemplateLanguageDesign["samples"],
): JsonObject[] {
  if (buttons.length === 0) return [];
  return [{ type: "BUTTONS", buttons: buttons.map((button, index) => metaButton(button, `${path}.${index}`, samples)) }];
}

/** What stands in each variable's place for the reviewers. `path` begins the keys of its samples. */
function textExample(
  part: "header" | "body",
  path: string,
  text: string,
  samples: TemplateLanguageDesign["samples"],
  { parameterFormat }: Frame,
): JsonObject {
  const isNamed = parameterFormat === "named";
  const names = findPlaceholders(text, isNamed ? "NAMED" : "POSITIONAL");
  const given = names.map((name) => ({ param_name: name, example: samples[`${path}.${name}`] ?? "" }));
  if (given.every(({ example }) => example === "")) return {};
  if (isNamed) return { example: { [`${part}_text_named_params`]: given.filter(({ example }) => example !== "") } };
  const inOrder = given.map(({ example }) => example);
  return { example: part === "header" ? { header_text: inOrder } : { body_text: [inOrder] } };
}
