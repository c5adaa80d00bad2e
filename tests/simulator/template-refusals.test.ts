import { describe, expect, test } from "vitest";
import { BODY, buttons, create, design, VISIT } from "./designs";
import { startWorld } from "./harness";

const LONG = "word ".repeat(300);

function bodyOf(text: string, body_text?: unknown) {
  return { type: "BODY", text, ...(body_text === undefined ? {} : { example: { body_text } }) };
}

function headerOf(text: string, header_text?: string[]) {
  return { type: "HEADER", format: "TEXT", text, ...(header_text ? { example: { header_text } } : {}) };
}

function quick(text: string) {
  return { type: "QUICK_REPLY", text };
}

function link(url: string, example?: string[]) {
  return { type: "URL", text: "Look", url, ...(example ? { example } : {}) };
}

function card(...more: object[]) {
  return { components: [{ type: "HEADER", format: "PRODUCT" }, ...more] };
}

const CARD = card(buttons(link("https://a.example/")));
const OTP = { type: "OTP", otp_type: "COPY_CODE" };
const OFFER = { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Only today", has_expiration: true } };
const MARKETING = { category: "MARKETING" };
const AUTHENTICATION = { category: "AUTHENTICATION" };

/** What is wrong, the template, and Meta's number for it (null where the documents name none). */
const REFUSED: [string, object, number | null][] = [
  ["a name that exists in that language", design([BODY], { name: "pickup_ready" }), 2388024],
  ["a name with a capital", design([BODY], { name: "Pickup" }), null],
  ["a name with a hyphen", design([BODY], { name: "pick-up" }), null],
  ["a name of 513 letters", design([BODY], { name: "a".repeat(513) }), null],
  ["allow_category_change", design([BODY], { allow_category_change: true }), null],
  ["no components", design([]), 2388043],
  ["no body", design([headerOf("Hello")]), 2388043],
  ["two bodies", design([BODY, BODY]), null],
  ["an empty body", design([bodyOf(" ")]), 2388043],
  ["a body of more than 1,024 characters", design([bodyOf(LONG)]), 2388040],
  ["a body that begins with a variable", design([bodyOf("{{1}}, it is here.", [["Ana"]])]), 2388299],
  ["a body that ends with a variable", design([bodyOf("It is here, {{1}}", [["Ana"]])]), 2388299],
  ["two variables side by side", design([bodyOf("It is here {{1}} {{2}} now, all of it.", [["a", "b"]])]), 2388072],
  ["more variables than words", design([bodyOf("See {{1}}, {{2}}, {{3}}.", [["a", "b", "c"]])]), 2388293],
  ["numbers with a gap", design([bodyOf("It is {{1}} and then {{3}} o'clock.", [["a", "b"]])]), 2388072],
  ["a name where numbers belong", design([bodyOf("It is {{day}} again, hello.", [["a"]])]), 2388072],
  ["a variable with a capital", design([bodyOf("It is {{Day}} again, hello.")], { parameter_format: "named" }), 2388072],
  ["a variable that does not end", design([bodyOf("It is {{1 again, hello.")]), 2388072],
  ["three line breaks in a row", design([bodyOf("One.\n\n\nTwo.")]), 2388072],
  ["a body without samples", design([bodyOf("It is {{1}} again, hello.")]), 2388043],
  ["too few samples", design([bodyOf("It is {{1}} or {{2}} again, hello.", [["a"]])]), 2388043],
  ["an empty sample", design([bodyOf("It is {{1}} again, hello.", [[""]])]), 2388043],
  ["a named sample that is missing", { ...VISIT, components: VISIT.components.map(({ example: _, ...part }) => part) }, 2388043],
  ["a header of more than 60 characters", design([headerOf("a".repeat(61)), BODY]), 2388040],
  ["a header in bold", design([headerOf("*Now*"), BODY]), 2388047],
  ["a header with an emoji", design([headerOf("Now 🎉"), BODY]), 2388047],
  ["a header in two lines", design([headerOf("Now\nhere"), BODY]), 2388047],
  ["a header with two variables", design([headerOf("{{1}} and {{2}}", ["a", "b"]), BODY]), 2388047],
  ["a header's variable without a sample", design([headerOf("For {{1}}"), BODY]), 2388043],
  ["an image header without a sample", design([{ type: "HEADER", format: "IMAGE" }, BODY]), 2388043],
  [
    "an image header with a made-up handle",
    design([{ type: "HEADER", format: "IMAGE", example: { header_handle: ["4::x"] } }, BODY]),
    null,
  ],
  ["a header that moves", design([{ type: "HEADER", format: "GIF", example: { header_handle: ["4::x"] } }, BODY]), null],
  ["a footer of more than 60 characters", design([BODY, { type: "FOOTER", text: "a".repeat(61) }]), 2388040],
  ["a footer with a variable", design([BODY, { type: "FOOTER", text: "For {{1}}" }]), 2388073],
  ["no button in the buttons", design([BODY, buttons()]), 2388043],
  ["eleven buttons", design([BODY, buttons(...Array.from({ length: 11 }, (_, index) => quick(`Yes ${index}`)))]), null],
  ["a button's label of more than 25 characters", design([BODY, buttons(quick("a".repeat(26)))]), 2388040],
  ["a button without a label", design([BODY, buttons({ type: "QUICK_REPLY" })]), 2388043],
  ["a label with a variable", design([BODY, buttons(quick("To {{1}}"))]), null],
  ["three links", design([BODY, buttons(...Array.from({ length: 3 }, () => link("https://a.example/")))]), null],
  [
    "two phone numbers",
    design([
      BODY,
      buttons(...Array.from({ length: 2 }, () => ({ type: "PHONE_NUMBER", text: "Call", phone_number: "+351210000100" }))),
    ]),
    null,
  ],
  ["two codes", design([BODY, buttons(...Array.from({ length: 2 }, () => ({ type: "COPY_CODE", example: "CODE" })))]), null],
  ["quick replies in two groups", design([BODY, buttons(quick("Yes"), link("https://a.example/"), quick("No"))]), null],
  ["an address of more than 2,000 characters", design([BODY, buttons(link(`https://a.example/${"a".repeat(2_000)}`))]), 2388040],
  ["an address that is none", design([BODY, buttons(link("ribeira"))]), null],
  ["a variable within an address", design([BODY, buttons(link("https://a.example/{{1}}/x", ["https://a.example/1/x"]))]), null],
  ["an address's variable without a sample", design([BODY, buttons(link("https://a.example/{{1}}"))]), 2388043],
  ["a phone number of words", design([BODY, buttons({ type: "PHONE_NUMBER", text: "Call", phone_number: "ask me" })]), null],
  ["a code without a sample", design([BODY, buttons({ type: "COPY_CODE" })]), 2388043],
  ["a code of more than 20 characters", design([BODY, buttons({ type: "COPY_CODE", example: "A".repeat(21) })]), 2388040],
  ["a catalogue button of another name", design([BODY, buttons({ type: "CATALOG", text: "Shop" })]), null],
  ["a flow button without a flow", design([BODY, buttons({ type: "FLOW", text: "Begin" })]), null],
  ["a time to live outside its category's", design([BODY], { message_send_ttl_seconds: 29 }), null],
  ["a time to live of thirty days for marketing", design([BODY], { ...MARKETING, message_send_ttl_seconds: -1 }), null],
  ["a carousel of one card", design([BODY, { type: "CAROUSEL", cards: [CARD] }], MARKETING), null],
  [
    "a carousel of eleven cards",
    design([BODY, { type: "CAROUSEL", cards: Array.from({ length: 11 }, () => CARD) }], MARKETING),
    null,
  ],
  ["cards that differ", design([BODY, { type: "CAROUSEL", cards: [CARD, card(buttons(quick("Yes")))] }], MARKETING), null],
  [
    "words on one card only",
    design([BODY, { type: "CAROUSEL", cards: [CARD, card(BODY, buttons(link("https://a.example/")))] }], MARKETING),
    null,
  ],
  [
    "three buttons on a card",
    design(
      [BODY, { type: "CAROUSEL", cards: Array.from({ length: 2 }, () => card(buttons(quick("a"), quick("b"), quick("c")))) }],
      MARKETING,
    ),
    null,
  ],
  [
    "a card without a header",
    design(
      [BODY, { type: "CAROUSEL", cards: Array.from({ length: 2 }, () => ({ components: [buttons(quick("a"))] })) }],
      MARKETING,
    ),
    2388043,
  ],
  ["a card without buttons", design([BODY, { type: "CAROUSEL", cards: [card(), card()] }], MARKETING), 2388043],
  [
    "a card's body of more than 160 characters",
    design(
      [BODY, { type: "CAROUSEL", cards: Array.from({ length: 2 }, () => card(bodyOf("a".repeat(161)), buttons(quick("a")))) }],
      MARKETING,
    ),
    2388040,
  ],
  ["an offer that is no marketing", design([BODY, OFFER]), null],
  ["an offer with a footer", design([BODY, OFFER, { type: "FOOTER", text: "Bye" }], MARKETING), null],
  ["an offer under a text", design([headerOf("Hello"), BODY, OFFER], MARKETING), null],
  [
    "an offer of more than 16 characters",
    design([BODY, { ...OFFER, limited_time_offer: { text: "a".repeat(17) } }], MARKETING),
    2388040,
  ],
  ["an offer with a body of more than 600", design([bodyOf("word ".repeat(125)), OFFER], MARKETING), 2388040],
  ["a code of one's own words", design([BODY, buttons(OTP)], AUTHENTICATION), null],
  ["a code without a button", design([{ type: "BODY" }], AUTHENTICATION), 2388043],
  ["a code with two buttons", design([buttons(OTP, OTP)], AUTHENTICATION), null],
  ["a code that lives 91 minutes", design([{ type: "FOOTER", code_expiration_minutes: 91 }, buttons(OTP)], AUTHENTICATION), null],
  ["a code under a header", design([headerOf("Hello"), buttons(OTP)], AUTHENTICATION), null],
  ["one tap without an app", design([buttons({ ...OTP, otp_type: "ONE_TAP" })], AUTHENTICATION), 2388043],
  [
    "zero tap without its terms",
    design(
      [buttons({ ...OTP, otp_type: "ZERO_TAP", supported_apps: [{ package_name: "a.b", signature_hash: "K8a/AINcGX7" }] })],
      AUTHENTICATION,
    ),
    2388043,
  ],
  ["a code's button outside authentication", design([BODY, buttons(OTP)]), null],
  ["a language that Meta does not have", design([BODY], { language: "en-US" }), null],
  ["a category that there is not", design([BODY], { category: "TRANSACTIONAL" }), null],
  ["a component that there is not", design([BODY, { type: "SONG" }]), null],
  ["a key that there is not", design([{ ...BODY, colour: "red" }]), null],
];

describe("Meta refuses a template with", () => {
  test.each(REFUSED)("%s", async (_what, template, subcode) => {
    const world = await startWorld();
    const { status, body } = await create(world, template);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100 });
    expect(body.error?.error_subcode ?? null).toBe(subcode);
    if (subcode !== null) expect(String(body.error?.error_user_title).length).toBeGreaterThan(5);
    if (subcode !== null) expect(String(body.error?.error_user_msg).length).toBeGreaterThan(5);
  });
});

test("templates beyond the account's limit are refused, and more than a hundred in an hour", async () => {
  const world = await startWorld();
  await world.control("PATCH settings", { templateLimit: 44 });
  expect((await create(world, design([BODY]))).body.error).toMatchObject({ error_subcode: 2388019 });
  await world.control("PATCH settings", { templateLimit: 6_000 });
  for (let made = 1; made < 100; made++) await create(world, design([BODY], { name: `bulk_${made}` }));
  expect((await create(world, design([BODY]))).body.error).toMatchObject({ code: 80008 });
  await world.control("POST clock", { advanceMs: 3_600_000 });
  expect((await create(world, design([BODY]))).status).toBe(200);
});

test("every template that the sandbox begins with would be taken", async () => {
  const world = await startWorld();
  const { body } = await world.control("GET templates");
  const plain = [...(body.templates ?? [])].filter((template) => {
    const needsFile = /"(IMAGE|VIDEO|DOCUMENT)"/.test(JSON.stringify(template.components));
    return !needsFile && String(template.category) !== "AUTHENTICATION";
  });
  expect(plain.length).toBeGreaterThan(25);
  for (const [index, template] of plain.entries()) {
    const { components, category, language, parameter_format } = template;
    const answer = await create(world, { name: `again_${index}`, language, category, parameter_format, components });
    expect([template.name, answer.body.error]).toEqual([template.name, undefined]);
  }
});
