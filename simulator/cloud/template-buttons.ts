import type { RenderedButton } from "../customers/message";
import { fillText, type TemplateButton, variablesIn } from "../templates/template";
import { GraphError } from "./graph-error";
import type { Params } from "./params";
import { checkAction } from "./template-actions";
import { textOf } from "./template-parameters";

const LONGEST_PAYLOAD = 128;
const LONGEST_CALL_PAYLOAD = 512;
const MOST_CALL_MINUTES = 43_200;
const LONGEST_COUPON = 20;

/** The buttons as the phone shows them. Only those with something to fill in need a component; the index says which one. */
export function fillButtons(buttons: TemplateButton[], components: Params[]): RenderedButton[] {
  const given = new Map<number, Params>();
  for (const component of components) {
    const index = indexOf(buttons, component);
    if (!buttons[index]) {
      const details = `buttons: Template does not contain a button at index ${index}, no parameters allowed`;
      throw new GraphError(132018, { details });
    }
    given.set(index, component);
  }
  return buttons.map((button, index) => fillButton(button, index, given.get(index)));
}

function fillButton(button: TemplateButton, index: number, component: Params | undefined): RenderedButton {
  if (component) checkSubType(button, index, component);
  const parameters = component?.objects("parameters") ?? [];
  const filled = { kind: button.type, text: button.text, url: button.url ?? null, payload: null };
  switch (button.type) {
    case "QUICK_REPLY": {
      const payload = parameters[0]?.only("type", "payload").string("payload", { most: LONGEST_PAYLOAD });
      return { ...filled, payload: payload ?? button.text };
    }
    case "COPY_CODE": {
      const code = parameters[0]?.only("type", "coupon_code").string("coupon_code", { least: 1, most: LONGEST_COUPON });
      if (!code) throw missing(index, "CopyCode");
      if (!/^[A-Za-z0-9]+$/.test(code)) {
        throw new GraphError(132018, { details: `buttons: Button at index ${index}: a coupon code has letters and digits only` });
      }
      return { ...filled, payload: code };
    }
    case "URL":
      return { ...filled, url: fillLink(button, index, parameters) };
    case "VOICE_CALL":
      return { ...filled, payload: readCall(parameters) };
    case "FLOW":
    case "CATALOG":
    case "MPM":
      checkAction(button.type, index, parameters[0]);
      return filled;
    default:
      if (parameters.length > 0) throw takesNone(index);
      return button.type === "PHONE_NUMBER" ? { ...filled, payload: button.phone_number ?? null } : filled;
  }
}

function fillLink(button: TemplateButton, index: number, parameters: Params[]): string {
  const url = button.url ?? "";
  const [variable] = variablesIn(url);
  if (variable === undefined) {
    if (parameters.length === 0) return url;
    throw takesNone(index);
  }
  const [parameter] = parameters;
  if (!parameter || parameters.length !== 1) throw missing(index, "Url");
  return fillText(url, new Map([[variable, textOf(parameter, "buttons")]]));
}

/** For how long the button calls, and what the call carries. */
function readCall(parameters: Params[]): string | null {
  let payload: string | null = null;
  for (const parameter of parameters) {
    if (parameter.keyword("type", ["ttl_minutes", "payload"]) === "ttl_minutes") {
      parameter.only("type", "ttl_minutes").number("ttl_minutes", [1, MOST_CALL_MINUTES]);
    } else payload = parameter.only("type", "payload").string("payload", { most: LONGEST_CALL_PAYLOAD });
  }
  return payload;
}

function checkSubType(button: TemplateButton, index: number, component: Params): void {
  const subType = component.string("sub_type").toUpperCase();
  if (subType === button.type) return;
  const details = `buttons: Button at index ${index} is of type ${button.type}, received ${subType}`;
  throw new GraphError(132012, { details });
}

/** Meta takes "0" and 0; a call button, of which there is one, needs none. */
function indexOf(buttons: TemplateButton[], component: Params): number {
  const index = component.raw("index");
  if (typeof index === "number" && Number.isInteger(index)) return index;
  if (typeof index === "string" && /^\d+$/.test(index)) return Number(index);
  const isCall = component.optionalString("sub_type")?.toLowerCase() === "voice_call";
  if (index === undefined && isCall) return buttons.findIndex(({ type }) => type === "VOICE_CALL");
  throw new GraphError(131008, { details: "buttons: Button component requires an index" });
}

function takesNone(index: number): GraphError {
  return new GraphError(132018, { details: `buttons: Button at index ${index} takes no parameters` });
}

function missing(index: number, type: string): GraphError {
  return new GraphError(131008, { details: `buttons: Button at index ${index} of type ${type} requires a parameter` });
}
