import type { TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { countWords, EMOJI, findMarks } from "./template-check-text";
import { type FindingPlace, foundAdvice, foundWarning, type TemplateFinding } from "./template-finding";
import {
  GREETINGS,
  LINK_SHORTENERS,
  OPT_OUT_WORDS,
  PROMOTIONAL_WORDS,
  SCRIPTLESS,
  SCRIPTS,
  URGENT_WORDS,
} from "./template-words";

/** Who writes, where it is known. */
export type AdviceContext = { businessName?: string };

type Text = { text: string; place: FindingPlace };

const PROMOTIONAL = wordsPattern(PROMOTIONAL_WORDS);
const URGENT = wordsPattern(URGENT_WORDS);
const OPT_OUT = wordsPattern(OPT_OUT_WORDS);
const GREETING = new RegExp(`(?<![\\p{L}\\p{N}])(?:${GREETINGS.join("|")})[\\s,!*_]*$`, "iu");
const SHORT_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:${LINK_SHORTENERS.map((host) => host.replaceAll(".", "\\.")).join("|")})(?:/[^\\s{]*|(?![\\p{L}\\p{N}.-]))`,
  "giu",
);
const LINK = /https?:\/\/[^\s{]+|(?<![\p{L}\p{N}.@-])www\.[^\s{]+/giu;
/** Three words in a row, or one long one, of capitals alone. */
const CAPITALS = /(?<![\p{L}\p{N}{_])(?:\p{Lu}{2,}(?:[ ,!]+\p{Lu}{2,}){2,}|\p{Lu}{7,})(?![\p{L}\p{N}}_])/gu;

const LONG_BODY = 550;
const SHOWN_BUTTONS = 3;
const EMOJI_MAX = 5;
const EXCLAMATIONS_MAX = 2;
/** A body that has a variable and fewer words than this says nothing by itself. */
const TELLING_WORDS = 6;
const SCRIPT_MIN_LETTERS = 10;

/** What somebody who has seen many templates refused, paused and blocked would say of one language. */
export function adviseOn(
  design: TemplateDesign,
  language: TemplateLanguageDesign,
  { businessName }: AdviceContext,
): TemplateFinding[] {
  const texts = listTexts(language);
  const body: Text = { text: language.body, place: { language: language.language, field: "body" } };
  return [
    ...(design.category === "UTILITY" ? texts.flatMap((one) => matches("promotional_word", PROMOTIONAL, one)) : []),
    ...texts.flatMap((one) => matches("urgency", URGENT, one)),
    ...texts.flatMap((one) => matches("capitals", CAPITALS, one)),
    ...texts.flatMap(adviseOnMarks),
    ...[...texts, ...listAddresses(language)].flatMap((one) => matches("short_link", SHORT_LINK, one)),
    ...adviseOnScript(texts, language.language),
    ...adviseOnBody(body, design.category),
    ...adviseOnShape(design, language),
    ...(businessName ? adviseOnBusiness(design, texts, businessName, body.place) : []),
  ];
}

function adviseOnMarks({ text, place }: Text): TemplateFinding[] {
  const exclamations = text.match(/[!！]/g)?.length ?? 0;
  const run = /[!！]{2,}/.exec(text);
  const emoji = [...text.matchAll(EMOJI)];
  const tooMany = emoji[EMOJI_MAX];
  const calm = text.replace(/[!！]{2,}/g, "!");
  const replacement = calm === text ? {} : { replacement: calm };
  const range = run ? { range: rangeOf(run) } : {};
  return [
    ...(run || exclamations > EXCLAMATIONS_MAX
      ? [foundWarning("exclamations", place, { ...range, params: { count: exclamations }, ...replacement })]
      : []),
    ...(tooMany
      ? [foundWarning("many_emoji", place, { range: rangeOf(tooMany), params: { count: emoji.length, max: EMOJI_MAX } })]
      : []),
  ];
}

function adviseOnBody({ text, place }: Text, category: TemplateDesign["category"]): TemplateFinding[] {
  const marks = findMarks(text);
  const words = countWords(text);
  const isVague = marks.length > 0 && words < TELLING_WORDS;
  const isGreetingOnly =
    category === "UTILITY" && marks.length === 1 && marks.some(({ start }) => GREETING.test(text.slice(0, start)));
  const links = [...text.matchAll(LINK)];
  return [
    ...(isVague ? [foundWarning("vague", place, { params: { words } })] : []),
    ...(isGreetingOnly ? marks.map(({ start, end }) => foundAdvice("greeting_only", place, { range: { start, end } })) : []),
    ...links.map((link) => foundAdvice("raw_link", place, { range: rangeOf(link), params: { link: link[0] } })),
    ...(text.length > LONG_BODY
      ? [
          foundAdvice("body_long", place, {
            range: { start: LONG_BODY, end: text.length },
            params: { length: text.length, max: LONG_BODY },
          }),
        ]
      : []),
  ];
}

function adviseOnShape(
  { category }: TemplateDesign,
  { language, buttons, footer, body }: TemplateLanguageDesign,
): TemplateFinding[] {
  const labels = buttons.flatMap((button) => (button.type === "quick_reply" ? [button.text] : []));
  const ways = [...labels, footer ?? "", body];
  const canLeave = category !== "MARKETING" || ways.some((text) => text.search(OPT_OUT) >= 0);
  const at = { language, field: "buttons" };
  return [
    ...(canLeave ? [] : [foundAdvice("no_opt_out", at)]),
    ...(buttons.length > SHOWN_BUTTONS
      ? [foundAdvice("buttons_collapse", at, { params: { count: buttons.length, shown: SHOWN_BUTTONS - 1 } })]
      : []),
  ];
}

function adviseOnBusiness(
  { sources }: TemplateDesign,
  texts: Text[],
  businessName: string,
  place: FindingPlace,
): TemplateFinding[] {
  const isFilledIn = Object.values(sources).includes("business_name");
  const isSaid = texts.some(({ text }) => text.toLowerCase().includes(businessName.toLowerCase()));
  return isFilledIn || isSaid ? [] : [foundAdvice("business_missing", place, { params: { name: businessName } })];
}

/** Letters of another writing than the declared language's make more than half of the text. */
function adviseOnScript(texts: Text[], language: string): TemplateFinding[] {
  const code = language.split("_")[0] ?? language;
  if (SCRIPTLESS.has(code)) return [];
  const script = SCRIPTS[code] ?? "Latin";
  const expected =
    script === "Han" ? /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu : new RegExp(`\\p{Script=${script}}`, "gu");
  return texts.flatMap(({ text, place }) => {
    const words = text.replace(/\{\{[^{}]*\}\}|https?:\/\/\S+/g, " ");
    const letters = words.match(/\p{L}/gu)?.length ?? 0;
    const fitting = words.match(expected)?.length ?? 0;
    const isOther = letters >= SCRIPT_MIN_LETTERS && fitting < letters / 2;
    return isOther ? [foundWarning("script_differs", place, { params: { language, script } })] : [];
  });
}

function matches(
  kind: "promotional_word" | "urgency" | "capitals" | "short_link",
  pattern: RegExp,
  { text, place }: Text,
): TemplateFinding[] {
  return [...text.matchAll(pattern)].map((match) =>
    foundWarning(kind, place, { range: rangeOf(match), params: { words: match[0] } }),
  );
}

/** Every text that people read, with its field. */
function listTexts({ language, header, body, footer, offer, buttons, cards }: TemplateLanguageDesign): Text[] {
  const at = (field: string, text: string): Text => ({ text, place: { language, field } });
  return [
    ...(header?.format === "text" ? [at("header", header.text)] : []),
    at("body", body),
    ...(footer === null ? [] : [at("footer", footer)]),
    ...(offer === null ? [] : [at("offer", offer.text)]),
    ...buttons.flatMap((button, index) => ("text" in button ? [at(`buttons.${index}.text`, button.text)] : [])),
    ...(cards ?? []).flatMap((card, index) => [
      ...(card.body === null ? [] : [at(`cards.${index}.body`, card.body)]),
      ...card.buttons.flatMap((button, place) =>
        "text" in button ? [at(`cards.${index}.buttons.${place}.text`, button.text)] : [],
      ),
    ]),
  ];
}

function listAddresses({ language, buttons, cards }: TemplateLanguageDesign): Text[] {
  const lists = [
    { buttons, field: "buttons" },
    ...(cards ?? []).map((card, index) => ({ buttons: card.buttons, field: `cards.${index}.buttons` })),
  ];
  return lists.flatMap((list) =>
    list.buttons.flatMap((button, index) =>
      button.type === "url" ? [{ text: button.url, place: { language, field: `${list.field}.${index}.url` } }] : [],
    ),
  );
}

/** Any of the words, whole, in any case. */
function wordsPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

function rangeOf(match: RegExpExecArray) {
  return { start: match.index, end: match.index + match[0].length };
}
