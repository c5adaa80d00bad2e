import fc from "fast-check";
import type {
  TemplateButton,
  TemplateCard,
  TemplateDesign,
  TemplateHeader,
  TemplateLanguageDesign,
  TemplateSample,
} from "@/lib/contract/template-design";

/** A marketing template in English without a variable, unless told otherwise. */
export function aDesign(facts: Partial<TemplateDesign> = {}): TemplateDesign {
  return {
    category: "MARKETING",
    parameterFormat: "positional",
    ttlSeconds: null,
    languages: [aLanguage()],
    sources: {},
    ...facts,
  };
}

export function aLanguage(facts: Partial<TemplateLanguageDesign> = {}): TemplateLanguageDesign {
  return {
    language: "en",
    header: null,
    body: "New pots arrived at Ribeira Goods this week.",
    footer: null,
    buttons: [],
    offer: null,
    cards: null,
    authentication: null,
    samples: {},
    ...facts,
  };
}

type Format = TemplateDesign["parameterFormat"];
/** A text with its variables, and samples of some of them. */
type Sampled = { text: string; samples: Record<string, string> };

const words = fc.stringMatching(/^[A-Za-zçé0-9 .,!]{1,20}$/).filter((text) => text.trim() !== "");
const sampleWords = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
const fileSample: fc.Arbitrary<TemplateSample | null> = fc.option(fc.webUrl().map((url) => ({ fileId: null, url })));

/** Designs as somebody may write them: every part, whatever Meta would say to their combination. */
export function anyDesign(): fc.Arbitrary<TemplateDesign> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Format>("named", "positional").chain(contentDesign) },
    { weight: 1, arbitrary: authenticationDesign() },
  );
}

function contentDesign(parameterFormat: Format): fc.Arbitrary<TemplateDesign> {
  const codes = fc.uniqueArray(fc.constantFrom("en", "pt_BR", "es_MX"), { minLength: 1, maxLength: 3 });
  return fc.record({
    category: fc.constantFrom("MARKETING", "UTILITY"),
    parameterFormat: fc.constant(parameterFormat),
    ttlSeconds: fc.option(fc.integer({ min: 30, max: 43_200 })),
    languages: codes.chain((list) => fc.tuple(...list.map((language) => contentLanguage(language, parameterFormat)))),
    sources: fc.constant({}),
  });
}

function contentLanguage(language: string, format: Format): fc.Arbitrary<TemplateLanguageDesign> {
  return fc
    .record({
      header: fc.option(header(format)),
      body: sampled("body", format),
      footer: fc.option(words),
      buttons: buttons("button", 5),
      offer: fc.option(fc.record({ text: words, hasExpiration: fc.boolean() })),
      cards: fc.option(cards(format)),
    })
    .map(({ header, body, footer, buttons, offer, cards }) => ({
      language,
      header: header?.header ?? null,
      body: body.text,
      footer,
      buttons: buttons.list,
      offer,
      cards: cards?.list ?? null,
      authentication: null,
      samples: { ...header?.samples, ...body.samples, ...buttons.samples, ...cards?.samples },
    }));
}

function sampled(path: string, format: Format): fc.Arbitrary<Sampled> {
  const names = format === "named" ? ["first_name", "b2", "order"] : ["1", "2", "3"];
  return fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), fc.array(fc.option(sampleWords), { minLength: 3, maxLength: 3 }))
    .map(([pieces, values]) => {
      const used = names.slice(0, pieces.length - 1);
      const given = used.flatMap((name, index) => (values[index] ? [[`${path}.${name}`, values[index]] as const] : []));
      return {
        text: pieces.map((piece, index) => (index === 0 ? piece : `{{${used[index - 1]}}}${piece}`)).join(""),
        samples: Object.fromEntries(given),
      };
    });
}

function header(format: Format): fc.Arbitrary<{ header: TemplateHeader; samples: Record<string, string> }> {
  const media = fc.record({ format: fc.constantFrom("image", "video", "document"), sample: fileSample });
  return fc.oneof(
    sampled("header", format).map(({ text, samples }) => ({ header: { format: "text" as const, text }, samples })),
    fc
      .oneof(media, fc.constantFrom({ format: "location" as const }, { format: "product" as const }))
      .map((one) => ({ header: one, samples: {} })),
  );
}

function buttons(path: string, maxLength: number): fc.Arbitrary<{ list: TemplateButton[]; samples: Record<string, string> }> {
  const one: fc.Arbitrary<{ button: TemplateButton; sample: [string, string] | null }> = fc.oneof(
    fc.tuple(words, fc.webUrl({ validSchemes: ["https"] }), fc.option(sampleWords)).map(([text, stem, value]) => ({
      button: { type: "url" as const, text, url: value === null ? stem : `${stem}/{{1}}` },
      sample: value === null ? null : (["1", value] as [string, string]),
    })),
    fc.option(sampleWords).map((code) => ({
      button: { type: "copy_code" as const },
      sample: code === null ? null : (["code", code] as [string, string]),
    })),
    fc
      .oneof(
        fc.record({
          type: fc.constantFrom("quick_reply" as const, "catalog" as const, "multi_product" as const, "voice_call" as const),
          text: words,
        }),
        fc.record({ type: fc.constant("phone" as const), text: words, phoneNumber: fc.stringMatching(/^\+[0-9]{8,12}$/) }),
        fc.record({
          type: fc.constant("flow" as const),
          text: words,
          flowId: fc.stringMatching(/^[0-9]{5}$/),
          action: fc.constantFrom("navigate" as const, "data_exchange" as const),
          screen: fc.constantFrom("", "WELCOME"),
        }),
        fc.constant({ type: "contact_info" as const }),
      )
      .map((button) => ({ button, sample: null })),
  );
  return fc.array(one, { maxLength }).map((list) => ({
    list: list.map(({ button }) => button),
    samples: Object.fromEntries(
      list.flatMap(({ sample }, index) => (sample ? [[`${path}.${index}.${sample[0]}`, sample[1]] as const] : [])),
    ),
  }));
}

function cards(format: Format): fc.Arbitrary<{ list: TemplateCard[]; samples: Record<string, string> }> {
  const media = fc.record({ format: fc.constantFrom("image", "video"), sample: fileSample });
  const ofHeaders = (one: fc.Arbitrary<TemplateCard["header"]>) => fc.array(one, { minLength: 2, maxLength: 4 });
  return fc.oneof(ofHeaders(media), ofHeaders(fc.constant({ format: "product" }))).chain((headers) =>
    fc
      .tuple(
        ...headers.map((header, index) =>
          fc.record({
            header: fc.constant(header),
            body: fc.option(sampled(`card.${index}.body`, format)),
            buttons: buttons(`card.${index}.button`, 2),
          }),
        ),
      )
      .map((list) => ({
        list: list.map(({ header, body, buttons }) => ({ header, body: body?.text ?? null, buttons: buttons.list })),
        samples: Object.assign({}, ...list.flatMap(({ body, buttons }) => [body?.samples, buttons.samples])),
      })),
  );
}

function authenticationDesign(): fc.Arbitrary<TemplateDesign> {
  const app = fc.record({ packageName: fc.constant("com.ribeira"), signatureHash: fc.stringMatching(/^[A-Za-z0-9]{11}$/) });
  const otp: fc.Arbitrary<TemplateButton> = fc
    .record({
      method: fc.constantFrom("copy_code", "one_tap", "zero_tap"),
      text: fc.constantFrom("Copy code", "Copiar"),
      autofillText: words,
      apps: fc.array(app, { minLength: 1, maxLength: 5 }),
      acceptsTerms: fc.boolean(),
    })
    .map((facts) => ({
      type: "otp",
      ...facts,
      ...(facts.method === "copy_code" ? { autofillText: "", apps: [] } : {}),
      acceptsTerms: facts.method === "zero_tap" && facts.acceptsTerms,
    }));
  return fc
    .record({
      button: otp,
      securityRecommendation: fc.boolean(),
      expirationMinutes: fc.option(fc.integer({ min: 1, max: 90 })),
    })
    .map(({ button, ...authentication }) =>
      aDesign({ category: "AUTHENTICATION", languages: [aLanguage({ body: "", buttons: [button], authentication })] }),
    );
}
