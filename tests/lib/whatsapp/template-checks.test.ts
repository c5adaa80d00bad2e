import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TemplateButton, TemplateCard, TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { checkDesign } from "@/lib/whatsapp/template-checks";
import { aDesign, aLanguage, anyDesign } from "./designs";

type Language = Partial<TemplateLanguageDesign>;
const REPLY: TemplateButton = { type: "quick_reply", text: "Stop" };
const SAMPLE = { fileId: "0198f6a0-0000-7000-8000-000000000001", url: null };
const OTP: TemplateButton = { type: "otp", method: "copy_code", text: "", autofillText: "", apps: [], acceptsTerms: false };

/** What is found in a design of one language, as short words: kind, field and the text of its range. */
function findings(language: Language, design: Partial<TemplateDesign> = {}, name = "spring_news") {
  return checkDesign(name, aDesign({ languages: [aLanguage({ buttons: [REPLY], ...language })], ...design }));
}
function errors(language: Language, design: Partial<TemplateDesign> = {}) {
  return findings(language, design).flatMap(({ severity, kind, field }) => (severity === "error" ? [`${kind} ${field}`] : []));
}
function hints(language: Language, design: Partial<TemplateDesign> = {}) {
  return findings(language, design).flatMap(({ severity, kind, field }) => (severity === "error" ? [] : [`${kind} ${field}`]));
}
/** The words that a finding of a kind selects in a body. */
function selected(kind: string, body: string, design: Partial<TemplateDesign> = {}) {
  return findings({ body }, design).flatMap((found) =>
    found.kind === kind && found.range ? [body.slice(found.range.start, found.range.end)] : [],
  );
}
const card = (facts: Partial<TemplateCard> = {}): TemplateCard => ({
  header: { format: "image", sample: SAMPLE },
  body: null,
  buttons: [REPLY],
  ...facts,
});

describe("a design", () => {
  test("that Meta takes, and people too, has nothing to be said of", () => {
    const body = "Olá {{name}}, a sua encomenda {{order}} da Ribeira Goods está pronta na loja da Rua das Flores. Até já!";
    const languages = [aLanguage({ language: "pt_PT", body, samples: { "body.name": "Marta", "body.order": "48213" } })];
    const design = aDesign({ category: "UTILITY", parameterFormat: "named", ttlSeconds: 3600, languages });
    expect(checkDesign("order_ready", design, { businessName: "Ribeira Goods" })).toEqual([]);
    expect(findings({})).toEqual([]);
  });

  test("is checked whatever it says, and every range lies in its text", () => {
    fc.assert(
      fc.property(anyDesign(), fc.string(), fc.string({ unit: "binary" }), (design, name, words) => {
        const [first, ...others] = design.languages;
        const languages = first ? [{ ...first, body: `${words}${first.body}` }, ...others] : [];
        for (const { field, range, language } of checkDesign(name, { ...design, languages })) {
          if (!range) continue;
          expect(range.start).toBeLessThan(range.end);
          const body = languages.find((one) => one.language === language)?.body ?? "";
          if (field === "body") expect(range.end).toBeLessThanOrEqual(body.length);
        }
      }),
    );
  });
});

describe("a name", () => {
  test.each([
    ["", "name_empty", null],
    ["Spring Sale – São Paulo", "name_invalid", "spring_sale_sao_paulo"],
    ["spring-sale", "name_invalid", "spring_sale"],
    ["مرحبا", "name_invalid", null],
    ["x".repeat(513), "name_too_long", null],
  ])("%j is refused as %s", (name, kind, replacement) => {
    expect(findings({}, {}, name)).toMatchObject([
      { severity: "error", kind, language: null, field: "name", fix: replacement === null ? null : { replacement } },
    ]);
  });
});

describe("Meta's limits", () => {
  test.each<[string, Language, string[]]>([
    ["an empty body", { body: " " }, ["text_empty body"]],
    ["a body of 1,025", { body: "x ".repeat(512).concat("x") }, ["text_too_long body"]],
    ["an empty header", { header: { format: "text", text: "" } }, ["text_empty header"]],
    ["a header of 61", { header: { format: "text", text: "x".repeat(61) } }, ["text_too_long header"]],
    ["a header on two lines", { header: { format: "text", text: "New\npots" } }, ["newline header"]],
    ["a header with an emoji", { header: { format: "text", text: "New pots 👩‍🌾" } }, ["emoji header"]],
    ["a bold header", { header: { format: "text", text: "New *pots* here" } }, ["markdown header"]],
    [
      "two variables in a header",
      { header: { format: "text", text: "On {{1}} at {{2}}" }, samples: { "header.1": "a", "header.2": "b" } },
      ["too_many_variables header"],
    ],
    ["a header without its sample", { header: { format: "video", sample: null } }, ["sample_missing header.sample"]],
    ["a footer of 61", { footer: "x".repeat(61) }, ["text_too_long footer"]],
    ["a variable in a footer", { footer: "By {{1}}" }, ["variable_not_allowed footer"]],
    ["three line breaks", { body: "New pots arrived.\n\n\nCome and see." }, ["too_many_newlines body"]],
    ["a variable first", { body: "{{1}} has new pots for you", samples: { "body.1": "x" } }, ["variable_at_start body"]],
    ["a variable last", { body: "New pots for you, dear {{1}}", samples: { "body.1": "x" } }, ["variable_at_end body"]],
    [
      "variables side by side",
      { body: "New pots for you, {{1}} {{2}}, in our shop", samples: { "body.1": "x", "body.2": "y" } },
      ["variables_adjacent body"],
    ],
    [
      "more variables than words",
      { body: "Hi {{1}}, {{2}}!", samples: { "body.1": "x", "body.2": "y" } },
      ["variables_dense body"],
    ],
    ["a variable without a sample", { body: "Hi {{1}}, new pots are here." }, ["sample_missing samples.body.1"]],
    [
      "a gap in the numbers",
      { body: "Hi {{1}}, new pots are here for {{3}} days.", samples: { "body.1": "x", "body.3": "y" } },
      ["variables_not_sequential body"],
    ],
    [
      "a name among numbers",
      { body: "Hi {{name}}, new pots came.", samples: { "body.name": "x" } },
      ["variable_wrong_format body"],
    ],
    ["a name of capitals", { body: "Hi {{Name}}, new pots came." }, ["variable_name_invalid body"]],
    ["a brace too few", { body: "Hi {{1}, new pots came." }, ["variable_malformed body"]],
  ])("%s", (_, language, expected) => {
    expect(errors(language)).toEqual(expected);
  });

  test.each<[string, TemplateButton[], string[]]>([
    [
      "eleven",
      Array.from({ length: 11 }, (_, index) => ({ type: "quick_reply", text: `B${index}` })),
      ["too_many_buttons buttons"],
    ],
    ["a label of 26", [{ type: "quick_reply", text: "x".repeat(26) }], ["text_too_long buttons.0.text"]],
    ["no label", [{ type: "voice_call", text: "" }], ["text_empty buttons.0.text"]],
    ["a variable in a label", [{ type: "quick_reply", text: "Hi {{1}}" }], ["variable_not_allowed buttons.0.text"]],
    ["the same label twice", [REPLY, { type: "quick_reply", text: "stop" }], ["label_duplicate buttons.1.text"]],
    [
      "replies in two groups",
      [REPLY, { type: "phone", text: "Call", phoneNumber: "+351210000100" }, { type: "quick_reply", text: "Yes" }],
      ["quick_replies_split buttons"],
    ],
    [
      "three addresses",
      ["a", "b", "c"].map((text) => ({ type: "url", text, url: `https://r.example/${text}` })),
      ["too_many_of_kind buttons"],
    ],
    ["no address", [{ type: "url", text: "Shop", url: "r.example" }], ["url_invalid buttons.0.url"]],
    ["a script", [{ type: "url", text: "Shop", url: "javascript:alert(1)" }], ["url_invalid buttons.0.url"]],
    [
      "a variable inside an address",
      [{ type: "url", text: "Shop", url: "https://r.example/{{1}}/x" }],
      ["url_variable_misplaced buttons.0.url", "sample_missing samples.button.0.1"],
    ],
    ["letters for a number", [{ type: "phone", text: "Call", phoneNumber: "call us" }], ["phone_invalid buttons.0.phoneNumber"]],
    [
      "a number of 21",
      [{ type: "phone", text: "Call", phoneNumber: `+${"1".repeat(20)}` }],
      ["text_too_long buttons.0.phoneNumber"],
    ],
    ["a coupon without a sample", [{ type: "copy_code" }], ["sample_missing samples.button.0.code"]],
    ["no Flow", [{ type: "flow", text: "Book", flowId: "", action: "navigate", screen: "" }], ["flow_missing buttons.0.flowId"]],
    ["a one-time password", [{ ...OTP, text: "Copy" }], ["button_not_allowed buttons.0.type"]],
    ["a product without its header", [{ type: "single_product", text: "View" }], ["product_header_missing header"]],
  ])("of buttons: %s", (_, buttons, expected) => {
    expect(errors({ buttons })).toEqual(expected);
  });

  test("of coupons: letters and digits, fifteen of them", () => {
    const ofCode = (code: string) => errors({ buttons: [{ type: "copy_code" }], samples: { "button.0.code": code } });
    expect(ofCode("SPRING25")).toEqual([]);
    expect(ofCode("SPRING 25")).toEqual(["code_invalid samples.button.0.code"]);
    expect(ofCode("x".repeat(16))).toEqual(["text_too_long samples.button.0.code"]);
  });

  test.each<[string, Language, Partial<TemplateDesign>, string[]]>([
    ["only in marketing", {}, { category: "UTILITY" }, ["offer_category offer"]],
    ["no footer", { footer: "Ribeira" }, {}, ["offer_footer footer"]],
    ["no words in the header", { header: { format: "text", text: "New pots" } }, {}, ["offer_header header"]],
    ["sixteen letters", { offer: { text: "x".repeat(17), hasExpiration: true } }, {}, ["text_too_long offer"]],
    ["a shorter body", { body: "pots ".repeat(121) }, {}, ["text_too_long body"]],
  ])("of offers: %s", (_, language, design, expected) => {
    expect(errors({ offer: { text: "Until Sunday", hasExpiration: true }, ...language }, design)).toEqual(expected);
  });

  test.each<[string, TemplateCard[], Language, string[]]>([
    ["one is none", [card()], {}, ["cards_count cards"]],
    ["other headers", [card(), card({ header: { format: "video", sample: SAMPLE } })], {}, ["cards_differ cards.1.header"]],
    ["words on some", [card(), card({ body: "New pots" })], {}, ["cards_differ cards.1.body"]],
    ["other buttons", [card(), card({ buttons: [] })], {}, ["cards_differ cards.1.buttons"]],
    ["no sample", [card(), card({ header: { format: "image", sample: null } })], {}, ["sample_missing cards.1.header.sample"]],
    [
      "161 letters",
      Array(2).fill(card({ body: "x".repeat(161) })),
      {},
      ["text_too_long cards.0.body", "text_too_long cards.1.body"],
    ],
    ["a footer above them", [card(), card()], { footer: "Ribeira" }, ["carousel_extra_part footer"]],
  ])("of cards: %s", (_, cards, language, expected) => {
    expect(errors({ buttons: [], cards, ...language })).toEqual(expected);
  });

  test.each<[string, Language, string[]]>([
    ["a code alone", {}, []],
    ["no button", { buttons: [] }, ["otp_missing buttons"]],
    ["another button", { buttons: [REPLY] }, ["otp_missing buttons"]],
    ["words of ours", { body: "Your code", footer: "x" }, ["authentication_part body", "authentication_part footer"]],
    [
      "91 minutes",
      { authentication: { securityRecommendation: true, expirationMinutes: 91 } },
      ["expiration_out_of_range authentication.expirationMinutes"],
    ],
    [
      "zero taps without terms and apps",
      { buttons: [{ ...OTP, method: "zero_tap" }] },
      ["app_missing buttons.0.apps", "terms_missing buttons.0.acceptsTerms"],
    ],
    [
      "an app that is none",
      { buttons: [{ ...OTP, method: "one_tap", apps: [{ packageName: "ribeira", signatureHash: "short" }] }] },
      ["app_invalid buttons.0.apps.0.packageName", "app_invalid buttons.0.apps.0.signatureHash"],
    ],
  ])("of authentication: %s", (_, language, expected) => {
    expect(errors({ body: "", buttons: [OTP], ...language }, { category: "AUTHENTICATION" })).toEqual(expected);
  });

  test.each<[TemplateDesign["category"], number, boolean]>([
    ["UTILITY", 30, true],
    ["UTILITY", 29, false],
    ["UTILITY", 43_201, false],
    ["UTILITY", -1, true],
    ["MARKETING", 43_199, false],
    ["MARKETING", 43_200, true],
    ["MARKETING", -1, false],
    ["AUTHENTICATION", 900, true],
    ["AUTHENTICATION", 901, false],
  ])("of %s messages' lives: %i seconds (%s)", (category, ttlSeconds, isFitting) => {
    const language = category === "AUTHENTICATION" ? { body: "", buttons: [OTP] } : {};
    expect(errors(language, { category, ttlSeconds })).toEqual(isFitting ? [] : ["ttl_out_of_range ttl"]);
  });

  test("of languages: each once", () => {
    const languages = [aLanguage(), aLanguage(), aLanguage({ language: "tlh" })];
    const found = checkDesign("x", aDesign({ languages })).filter(({ field }) => field === "language");
    expect(found.map(({ severity, kind, language }) => [severity, kind, language])).toEqual([
      ["error", "language_duplicate", "en"],
      ["warning", "language_unknown", "tlh"],
    ]);
  });
});

describe("a finding", () => {
  test("selects what it means, and offers what to write instead", () => {
    const [found] = findings({ body: "Hi {{First-Name}}, new pots came." }, { parameterFormat: "named" });
    expect(found).toMatchObject({
      kind: "variable_name_invalid",
      range: { start: 3, end: 17 },
      fix: { replacement: "Hi {{first_name}}, new pots came." },
    });
    const header = { format: "text" as const, text: "New *pots*\n👍 {{a_b_c}}" };
    const fixes = findings({ header, samples: { "header.a_b_c": "x" } }, { parameterFormat: "named" });
    expect(fixes.map(({ kind, fix }) => [kind, fix?.replacement])).toEqual([
      ["newline", "New *pots* 👍 {{a_b_c}}"],
      ["emoji", "New *pots*\n {{a_b_c}}"],
      ["markdown", "New pots\n👍 {{a_b_c}}"],
    ]);
    expect(selected("variables_adjacent", "Dear {{1}}{{2}}, new pots.")).toEqual(["{{1}}{{2}}"]);
  });

  test("tells when a named variable comes twice, but not a numbered one", () => {
    const named = findings({ body: "Hi {{a}}, new pots for {{a}} now." }, { parameterFormat: "named" });
    expect(named.map(({ kind }) => kind)).toContain("variable_duplicate");
    expect(errors({ body: "Hi {{1}}, new pots for {{1}} now.", samples: { "body.1": "x" } })).toEqual([]);
  });

  test("tells which variables a language lacks", () => {
    const languages = [
      aLanguage({ body: "Hi {{1}}, the new pots came to our shop.", samples: { "body.1": "x" }, footer: "Stop" }),
      aLanguage({ language: "es", body: "Hola, llegaron macetas nuevas.", footer: "Baja" }),
    ];
    const found = checkDesign("x", aDesign({ languages }));
    expect(found.map(({ kind, language, params }) => [kind, language, params])).toEqual([
      ["variables_differ", "es", { missing: "body.1", extra: "", than: "en" }],
    ]);
  });
});

describe("what reviewers and people dislike", () => {
  test.each([
    ["en", "Your order has a 20% off discount.", ["20% off", "discount"]],
    ["pt_BR", "Seu pedido tem desconto e frete grátis.", ["desconto", "grátis"]],
    ["es", "Su pedido tiene un descuento en rebajas.", ["descuento", "rebajas"]],
    ["fr", "Votre commande profite des soldes, cadeau compris.", ["soldes", "cadeau"]],
    ["de", "Ihre Bestellung hat einen Rabatt, kostenlos.", ["Rabatt", "kostenlos"]],
    ["it", "Il suo ordine ha uno sconto e un omaggio.", ["sconto", "omaggio"]],
    ["ar", "طلبك لديه خصم و الهدية معه.", ["خصم", "الهدية"]],
  ])("promotion in a utility template in %s", (language, body, words) => {
    const found = findings({ language, body }, { category: "UTILITY" }).filter(({ kind }) => kind === "promotional_word");
    expect(found.map(({ range }) => range && body.slice(range.start, range.end))).toEqual(words);
    expect(hints({ language, body })).toEqual([]);
  });

  test("promotion in figures, or for nothing", () => {
    const body = "Your order: -15%, 20% off and shipping is free, or free gift.";
    expect(selected("promotional_word", body, { category: "UTILITY" })).toEqual(["-15%", "20% off", "free", "free gift"]);
    const plain = "Your battery is at 20%. Feel free to call our toll-free number.";
    expect(selected("promotional_word", plain, { category: "UTILITY" })).toEqual([]);
  });

  test("but not words that only contain such a one", () => {
    const body = "Your wholesale order is feeling free, and the idealist Coffers team will deliver it.";
    expect(hints({ body }, { category: "UTILITY" })).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    ["urgency", "Hurry up, this is the last chance for pots.", ["Hurry up", "last chance"]],
    ["capitals", "NEW POTS HERE at Ribeira, and UK ones too.", ["NEW POTS HERE"]],
    ["capitals", "These pots are AMAZING to look at.", ["AMAZING"]],
    ["exclamations", "New pots are here!!! Come by.", ["!!!"]],
    ["many_emoji", "New pots 🌱🌱🌱🌱🌱🌷 are here for you.", ["🌷"]],
    ["short_link", "See the new pots: https://bit.ly/abc or wa.me/351 now.", ["bit.ly/abc", "wa.me/351"]],
    ["raw_link", "See the new pots: https://r.example/pots today.", ["https://r.example/pots"]],
  ])("%s", (kind, body, words) => {
    expect(selected(kind, body)).toEqual(words);
  });

  test("but not two exclamations, in Spanish either", () => {
    expect(hints({ language: "es", body: "¡Hola! ¡Llegaron macetas nuevas!" })).toEqual([]);
    expect(hints({ body: "Hi! New pots! Come and see them!" })).toEqual(["exclamations body"]);
  });

  test("a link that hides where a button leads", () => {
    expect(hints({ buttons: [REPLY, { type: "url", text: "Shop", url: "https://bit.ly/x" }] })).toEqual([
      "short_link buttons.1.url",
    ]);
    expect(hints({ buttons: [REPLY, { type: "url", text: "Shop", url: "https://notbit.ly/x" }] })).toEqual([]);
  });

  test("a body that says nothing, or only greets", () => {
    const samples = { "body.1": "x" };
    const many = {
      body: "Hi {{1}}, order {{2}}, due {{3}}, is coming now.",
      samples: { ...samples, "body.2": "x", "body.3": "x" },
    };
    expect(hints(many)).toEqual(["variables_dense body"]);
    expect(hints({ body: "Update: {{1}} thank you.", samples })).toEqual(["vague body"]);
    const greeting = { body: "Hello {{1}}, thank you for shopping with us this week.", samples };
    expect(hints(greeting, { category: "UTILITY" })).toEqual(["greeting_only body"]);
    expect(hints(greeting)).toEqual([]);
  });

  test("marketing that nobody can leave, by a button or by the footer", () => {
    expect(hints({ buttons: [] })).toEqual(["no_opt_out buttons"]);
    expect(hints({ buttons: [], footer: "Reply STOP to leave" })).toEqual([]);
    expect(hints({ buttons: [] }, { category: "UTILITY" })).toEqual([]);
  });

  test("buttons that WhatsApp folds away", () => {
    const buttons: TemplateButton[] = ["Yes", "Maybe", "Later", "Stop"].map((text) => ({ type: "quick_reply", text }));
    expect(hints({ buttons })).toEqual(["buttons_collapse buttons"]);
    expect(hints({ buttons: buttons.slice(1) })).toEqual([]);
  });

  test.each([
    ["ru", "New pots arrived this week.", true],
    ["ru", "Новые горшки уже в магазине.", false],
    ["en", "Новые горшки уже в магазине.", true],
    ["ar", "وصلت الأواني الجديدة هذا الأسبوع.", false],
    ["he", "وصلت الأواني الجديدة هذا الأسبوع.", true],
    ["ja", "新しい鉢が今週届きました。", false],
    ["zh_CN", "New pots arrived this week.", true],
    ["sr", "Нове саксије су стигле.", false],
  ])("a text declared as %s: %s", (language, body, isOther) => {
    expect(hints({ language, body })).toEqual(isOther ? ["script_differs body"] : []);
  });

  test("a body of more than 550, which phones fold", () => {
    const body = "pots ".repeat(111).trim();
    expect(hints({ body })).toEqual(["body_long body"]);
  });

  test("a business that does not say who it is", () => {
    const design = aDesign({ languages: [aLanguage({ body: "New pots arrived this week.", buttons: [REPLY] })] });
    const kinds = (more: Partial<TemplateDesign>) =>
      checkDesign("x", { ...design, ...more }, { businessName: "Ribeira Goods" }).map(({ kind }) => kind);
    expect(kinds({})).toEqual(["business_missing"]);
    expect(kinds({ sources: { "body.1": "business_name" } })).toEqual([]);
    expect(kinds({ languages: [aLanguage({ buttons: [REPLY] })] })).toEqual([]);
  });
});
