import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TemplateDesign, type TemplateLanguageDesign } from "@/lib/contract/template-design";
import { describeTemplate, type TemplateDefinition } from "@/lib/whatsapp/template";
import { designOf } from "@/lib/whatsapp/template-design";
import { listSamples, sampleKey, toCreateRequest, toEditRequest, toMetaComponents } from "@/lib/whatsapp/template-submission";
import { aDesign, aLanguage, anyDesign } from "./designs";

/** As Meta would list it after it was created: keywords in upper case, samples behind addresses. */
function atMeta(design: TemplateDesign, name = "spring_sale"): TemplateDefinition[] {
  const { category, parameterFormat } = design;
  return design.languages.map((language) => ({
    name,
    language: language.language,
    status: "APPROVED",
    category,
    parameterFormat: parameterFormat.toUpperCase(),
    components: toMetaComponents(language, { category, parameterFormat, handles: handlesOf(language) }),
  }));
}

const handlesOf = (language: TemplateLanguageDesign) =>
  new Map(listSamples(language).map((sample) => [sampleKey(sample), sample.url ?? ""]));

describe("a design", () => {
  test("that went to Meta comes back the same, and is described as it was designed", () => {
    fc.assert(
      fc.property(anyDesign(), (design) => {
        expect(TemplateDesign.safeParse(design).success).toBe(true);
        const definitions = atMeta(design).map((definition) => ({ ...definition, ttlSeconds: design.ttlSeconds }));
        const back = designOf(definitions);
        expect(back).toEqual({ ...design, sources: {} });
        for (const [index, language] of design.languages.entries()) {
          const definition = definitions[index];
          const described = definition && describeTemplate(definition);
          expect(described?.blocked).toBeNull();
          expect(described?.buttons).toHaveLength(language.buttons.length);
          expect(described?.cards).toHaveLength(language.cards?.length ?? 0);
          if (design.category === "AUTHENTICATION") return;
          expect(described).toMatchObject({ body: language.body, footer: language.footer, offer: language.offer });
          expect(described?.headerFormat).toBe(language.header?.format ?? null);
          const examples = described?.variables.filter(({ example }) => example !== null) ?? [];
          expect(Object.fromEntries(examples.map(({ key, example }) => [key, example]))).toEqual(language.samples);
        }
      }),
    );
  });

  test("is created in Meta's words", () => {
    const language = aLanguage({
      language: "en_US",
      header: { format: "image", sample: { fileId: "0198f6a0-0000-7000-8000-000000000001", url: null } },
      body: "Hello {{name}}, your order is ready. See you soon.",
      footer: "Ribeira Goods",
      buttons: [{ type: "url", text: "Details", url: "https://r.example/o/{{1}}" }],
      samples: { "body.name": "Marta", "button.0.1": "48213" },
    });
    const design = aDesign({ category: "UTILITY", parameterFormat: "named", ttlSeconds: 3600, languages: [language] });
    const handles = new Map([["0198f6a0-0000-7000-8000-000000000001", "4::abc"]]);
    expect(toCreateRequest("order_ready", design, language, handles)).toEqual({
      name: "order_ready",
      language: "en_US",
      category: "UTILITY",
      parameter_format: "named",
      message_send_ttl_seconds: 3600,
      components: [
        { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::abc"] } },
        {
          type: "BODY",
          text: "Hello {{name}}, your order is ready. See you soon.",
          example: { body_text_named_params: [{ param_name: "name", example: "Marta" }] },
        },
        { type: "FOOTER", text: "Ribeira Goods" },
        {
          type: "BUTTONS",
          buttons: [{ type: "URL", text: "Details", url: "https://r.example/o/{{1}}", example: ["https://r.example/o/48213"] }],
        },
      ],
    });
  });

  test("of authentication leaves the words to Meta", () => {
    const language = aLanguage({
      language: "en",
      body: "",
      buttons: [
        {
          type: "otp",
          method: "zero_tap",
          text: "Copy code",
          autofillText: "Autofill",
          apps: [{ packageName: "com.ribeira", signatureHash: "K8a/AINcGX7" }],
          acceptsTerms: true,
        },
      ],
      authentication: { securityRecommendation: true, expirationMinutes: 5 },
    });
    const design = aDesign({ category: "AUTHENTICATION", languages: [language] });
    expect(toCreateRequest("code", design, language, new Map())).toEqual({
      name: "code",
      language: "en",
      category: "AUTHENTICATION",
      components: [
        { type: "BODY", add_security_recommendation: true },
        { type: "FOOTER", code_expiration_minutes: 5 },
        {
          type: "BUTTONS",
          buttons: [
            {
              type: "OTP",
              otp_type: "ZERO_TAP",
              text: "Copy code",
              autofill_text: "Autofill",
              supported_apps: [{ package_name: "com.ribeira", signature_hash: "K8a/AINcGX7" }],
              zero_tap_terms_accepted: true,
            },
          ],
        },
      ],
    });
  });

  test("of an approved template is changed without its category", () => {
    const language = aLanguage({ body: "Hello there." });
    const design = aDesign({ category: "UTILITY", languages: [language] });
    const components = [{ type: "BODY", text: "Hello there." }];
    expect(toEditRequest(design, language, new Map(), { isApproved: true })).toEqual({
      parameter_format: "positional",
      components,
    });
    expect(toEditRequest(design, language, new Map(), { isApproved: false })).toMatchObject({ category: "UTILITY" });
  });

  test("is read from the address that Meta makes of a one-time password's button", () => {
    const url =
      "https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&cta_display_name=Autofill&package_name=com.ribeira&signature_hash=K8a&code=otp{{1}}";
    const components = [
      { type: "BODY", text: "*{{1}}* is your code.", add_security_recommendation: true },
      { type: "FOOTER", text: "Expires in 5 minutes.", code_expiration_minutes: 5 },
      { type: "BUTTONS", buttons: [{ type: "URL", text: "Copy code", url }] },
    ];
    const definition = { name: "code", language: "en", status: "APPROVED", category: "AUTHENTICATION", parameterFormat: "" };
    expect(designOf([{ ...definition, components }]).languages).toEqual([
      aLanguage({
        language: "en",
        body: "",
        buttons: [
          {
            type: "otp",
            method: "one_tap",
            text: "Copy code",
            autofillText: "Autofill",
            apps: [{ packageName: "com.ribeira", signatureHash: "K8a" }],
            acceptsTerms: false,
          },
        ],
        authentication: { securityRecommendation: true, expirationMinutes: 5 },
      }),
    ]);
  });

  test("keeps what it can of parts that nobody can design", () => {
    const components = [
      7,
      { type: "HEADER", format: "GIF" },
      { type: "BODY", text: "May we call?" },
      { type: "CALL_PERMISSION_REQUEST" },
      { type: "BUTTONS", buttons: [{ type: "ORDER_DETAILS", text: "Pay" }, null, { type: "FLOW", text: "Go", flow_id: 7 }] },
    ];
    const definition = { name: "x", language: "en", status: "APPROVED", category: "NEW_KIND", parameterFormat: "" };
    expect(designOf([{ ...definition, components }])).toEqual(
      aDesign({
        category: "MARKETING",
        languages: [
          aLanguage({
            body: "May we call?",
            buttons: [{ type: "flow", text: "Go", flowId: "7", action: "navigate", screen: "" }],
          }),
        ],
      }),
    );
  });
});
