import type { TemplateButton, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { checkFilled, checkLength, checkNoVariables, findMarks } from "./template-check-text";
import { type FindingPlace, foundError, type TemplateFinding } from "./template-finding";
import { BUTTON_COUNTS, META_TEMPLATE_LIMITS as LIMITS } from "./template-limits";

/** Where a list of buttons stands: as fields ("cards.0.buttons") and as samples ("card.0.button"). */
export type ButtonsPlace = { language: string; field: string; path: string; max: number };

const PHONE = /^\+?[0-9][0-9 ().-]*$/;
const CODE = /^[A-Za-z0-9]+$/;

/** Which buttons there are, in which order, and what each says. */
export function checkButtons(
  buttons: readonly TemplateButton[],
  place: ButtonsPlace,
  samples: TemplateLanguageDesign["samples"],
): TemplateFinding[] {
  const at: FindingPlace = { language: place.language, field: place.field };
  const { max } = place;
  return [
    ...(buttons.length > max ? [foundError("too_many_buttons", at, { params: { count: buttons.length, max } })] : []),
    ...checkCounts(buttons, at),
    ...checkGroups(buttons, at),
    ...buttons.flatMap((button, index) => checkButton(button, index, place, samples)),
    ...checkLabels(buttons, at),
  ];
}

function checkCounts(buttons: readonly TemplateButton[], at: FindingPlace): TemplateFinding[] {
  return Object.entries(BUTTON_COUNTS).flatMap(([type, max]) => {
    const count = buttons.filter((button) => button.type === type).length;
    return count > max ? [foundError("too_many_of_kind", at, { params: { type, count, max } })] : [];
  });
}

/** Replies stand together, before or after the rest. */
function checkGroups(buttons: readonly TemplateButton[], at: FindingPlace): TemplateFinding[] {
  const isReply = buttons.map(({ type }) => type === "quick_reply");
  const groups = isReply.filter((is, index) => is && !isReply[index - 1]).length;
  return groups > 1 ? [foundError("quick_replies_split", at)] : [];
}

function checkLabels(buttons: readonly TemplateButton[], { language, field }: FindingPlace): TemplateFinding[] {
  const seen = new Set<string>();
  return buttons.flatMap((button, index) => {
    const label = "text" in button ? button.text.trim().toLowerCase() : "";
    if (label === "" || !seen.has(label)) {
      seen.add(label);
      return [];
    }
    return [foundError("label_duplicate", { language, field: `${field}.${index}.text` })];
  });
}

function checkButton(
  button: TemplateButton,
  index: number,
  { language, field, path }: ButtonsPlace,
  samples: TemplateLanguageDesign["samples"],
): TemplateFinding[] {
  const at = (part: string): FindingPlace => ({ language, field: `${field}.${index}.${part}` });
  return [
    ...("text" in button ? checkLabel(button.text, at("text")) : []),
    ...(button.type === "url" ? checkUrl(button.url, at("url"), { language, sample: `${path}.${index}.1`, samples }) : []),
    ...(button.type === "phone" ? checkPhone(button.phoneNumber, at("phoneNumber")) : []),
    ...(button.type === "copy_code" ? checkCode(samples[`${path}.${index}.code`], `${path}.${index}.code`, language) : []),
    ...(button.type === "flow" && button.flowId.trim() === "" ? [foundError("flow_missing", at("flowId"))] : []),
    ...(button.type === "otp" ? [foundError("button_not_allowed", at("type"), { params: { type: button.type } })] : []),
  ];
}

export function checkLabel(text: string, place: FindingPlace): TemplateFinding[] {
  return [...checkFilled(text, place), ...checkLength(text, LIMITS.buttonText, place), ...checkNoVariables(text, place)];
}

function checkUrl(
  url: string,
  place: FindingPlace,
  { language, sample, samples }: { language: string; sample: string; samples: TemplateLanguageDesign["samples"] },
): TemplateFinding[] {
  const marks = findMarks(url);
  const misplaced = marks.filter(({ raw, end }) => raw !== "1" || end !== url.length);
  const isMissing = marks.length > 0 && !samples[sample]?.trim();
  return [
    ...checkLength(url, LIMITS.url, place),
    ...(isWebAddress(url.replace(/\{\{[^{}]*\}\}$/, "")) ? [] : [foundError("url_invalid", place)]),
    ...misplaced.map(({ start, end }) => foundError("url_variable_misplaced", place, { range: { start, end } })),
    ...(isMissing ? [foundError("sample_missing", { language, field: `samples.${sample}` }, { params: { name: "1" } })] : []),
  ];
}

function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".");
}

function checkPhone(phoneNumber: string, place: FindingPlace): TemplateFinding[] {
  const isPhone = PHONE.test(phoneNumber.trim()) && phoneNumber.replace(/\D/g, "").length >= 5;
  return [...(isPhone ? [] : [foundError("phone_invalid", place)]), ...checkLength(phoneNumber, LIMITS.phoneNumber, place)];
}

/** The coupon that the reviewers see. */
function checkCode(code: string | undefined, key: string, language: string): TemplateFinding[] {
  const place = { language, field: `samples.${key}` };
  if (!code?.trim()) return [foundError("sample_missing", place, { params: { name: "code" } })];
  return [...(CODE.test(code) ? [] : [foundError("code_invalid", place)]), ...checkLength(code, LIMITS.code, place)];
}
