import { BUTTON_TYPES, type TemplateButton } from "../../templates/template";
import type { Params } from "../params";
import { checkLength, missingField, unfit } from "./refusal";

const MOST_BUTTONS = 10;
const LONGEST_LABEL = 25;
const LONGEST_URL = 2_000;
const LONGEST_PHONE = 20;
const LONGEST_COUPON = 20;
const MOST_OF_A_TYPE: Partial<Record<TemplateButton["type"], number>> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  VOICE_CALL: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  REQUEST_CONTACT_INFO: 1,
};
/** Labels that nobody chooses. */
const FIXED_LABELS: Partial<Record<TemplateButton["type"], string>> = {
  COPY_CODE: "Copy offer code",
  CATALOG: "View catalog",
  MPM: "View items",
  SPM: "View",
  REQUEST_CONTACT_INFO: "Share Contact Info",
};
const TYPES = BUTTON_TYPES.map((type) => type.toLowerCase());

/** The buttons of a template (at most ten) or of a card. */
export function readButtons(component: Params, most = MOST_BUTTONS): TemplateButton[] {
  component.only("type", "buttons");
  const given = component.objects("buttons");
  if (given.length === 0) throw missingField("BUTTONS", "buttons");
  if (given.length > most) throw unfit(`There can be ${most} buttons, not ${given.length}.`);
  const buttons = given.map(readButton);
  for (const [type, limit] of Object.entries(MOST_OF_A_TYPE)) {
    const count = buttons.filter((button) => button.type === type).length;
    if (count > limit) throw unfit(`There can be ${limit} of the buttons of type ${type}, not ${count}.`);
  }
  checkGroups(buttons);
  return buttons;
}

/** Quick replies stand together, before or after everything else. */
function checkGroups(buttons: TemplateButton[]): void {
  const turns = buttons.filter(({ type }, index) => {
    const before = buttons[index - 1];
    return before !== undefined && (before.type === "QUICK_REPLY") !== (type === "QUICK_REPLY");
  });
  if (turns.length > 1) throw unfit("Quick replies have to stand together, before or after the other buttons.");
}

function readButton(given: Params): TemplateButton {
  const found = given.keyword("type", TYPES).toUpperCase();
  const type = BUTTON_TYPES.find((known) => known === found) ?? "QUICK_REPLY";
  switch (type) {
    case "URL":
      return readLink(given);
    case "PHONE_NUMBER": {
      const phone = given.only("type", "text", "phone_number").optionalString("phone_number") ?? "";
      if (phone === "") throw missingField("BUTTONS", "phone_number");
      checkLength("phone number", phone, LONGEST_PHONE);
      if (!/^\+?\d[\d ()-]{4,}$/.test(phone)) throw unfit(`"${phone}" is no phone number.`);
      return { type, text: readLabel(given), phone_number: phone };
    }
    case "COPY_CODE":
      return readCoupon(given);
    case "FLOW":
      return readFlow(given);
    default: {
      given.only("type", "text");
      const fixed = FIXED_LABELS[type];
      const label = fixed === undefined ? readLabel(given) : (given.optionalString("text") ?? fixed);
      if (fixed !== undefined && label !== fixed) throw unfit(`A button of type ${type} is called "${fixed}".`);
      return { type, text: label };
    }
  }
}

function readLabel(given: Params): string {
  const text = given.optionalString("text") ?? "";
  if (text.trim() === "") throw missingField("BUTTONS", "text");
  checkLength("button's label", text, LONGEST_LABEL);
  if (/\{\{|\}\}|[\n\r]/.test(text)) throw unfit("A button's label can't have any variables or new lines.");
  return text;
}

/** A web address, with at most one variable at its very end. */
function readLink(given: Params): TemplateButton {
  given.only("type", "text", "url", "example", "app_deep_link");
  const text = readLabel(given);
  const url = given.optionalString("url") ?? "";
  if (url === "") throw missingField("BUTTONS", "url");
  checkLength("button's address", url, LONGEST_URL);
  const variables = url.match(/\{\{[^{}]*\}\}/g) ?? [];
  const bare = url.replace(/\{\{[^{}]*\}\}/g, "");
  if (!URL.canParse(bare) || !/^https?:\/\/[^/\s{}]+\.[^/\s{}]+/i.test(url)) throw unfit(`"${url}" is no web address.`);
  const isAtEnd = variables.length === 0 || (variables.length === 1 && url.endsWith("{{1}}"));
  if (!isAtEnd) throw unfit("A button's address can have one variable, {{1}}, at its very end.");
  if (variables.length === 0) return { type: "URL", text, url };
  const [sample] = readExample(given);
  if (!sample) throw missingField("BUTTONS", "example");
  return { type: "URL", text, url, example: [sample] };
}

function readCoupon(given: Params): TemplateButton {
  const [sample] = readExample(given.only("type", "text", "example"));
  if (!sample) throw missingField("BUTTONS", "example");
  checkLength("coupon code", sample, LONGEST_COUPON);
  if (!/^[A-Za-z0-9]+$/.test(sample)) throw unfit("A coupon code has letters and digits.");
  return { type: "COPY_CODE", text: FIXED_LABELS.COPY_CODE ?? "", example: [sample] };
}

function readFlow(given: Params): TemplateButton {
  given.only("type", "text", "flow_id", "flow_name", "flow_json", "flow_action", "navigate_screen", "icon");
  const text = readLabel(given);
  const named = ["flow_id", "flow_name", "flow_json"].filter((key) => given.has(key));
  if (named.length !== 1) throw unfit("A button of type FLOW has exactly one of flow_id, flow_name and flow_json.");
  const action = given.keyword("flow_action", ["navigate", "data_exchange"], "navigate");
  const screen = given.optionalString("navigate_screen");
  const id = given.optionalString("flow_id") ?? "1284057300000555";
  return {
    type: "FLOW",
    text,
    flow_id: id,
    flow_action: action.toUpperCase(),
    ...(screen === undefined ? {} : { navigate_screen: screen }),
  };
}

/** Meta takes a text and a list of one. */
function readExample(given: Params): string[] {
  const example = given.raw("example");
  const list: unknown[] = Array.isArray(example) ? example : [example];
  return list.filter((sample): sample is string => typeof sample === "string" && sample !== "");
}
