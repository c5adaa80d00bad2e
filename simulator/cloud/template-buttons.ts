import type { RenderedTemplate } from "../customers/message";
import { fillText, type TemplateButton, variablesIn } from "../templates/template";
import { GraphError } from "./graph-error";
import type { Params } from "./params";
import { textOf } from "./template-parameters";

const LONGEST_PAYLOAD = 128;
const LONGEST_COUPON = 20;

/** The buttons as the phone shows them. Only those with something to fill in need a component; the index says which one. */
export function fillButtons(buttons: TemplateButton[], components: Params[]): RenderedTemplate["buttons"] {
  const given = new Map<number, Params>();
  for (const component of components) {
    const index = indexOf(component);
    if (!buttons[index]) {
      const details = `buttons: Template does not contain a button at index ${index}, no parameters allowed`;
      throw new GraphError(132018, { details });
    }
    given.set(index, component);
  }
  return buttons.map((button, index) => fillButton(button, index, given.get(index)));
}

function fillButton(button: TemplateButton, index: number, component: Params | undefined) {
  if (component) checkSubType(button, index, component);
  const parameters = component?.objects("parameters") ?? [];
  const filled = { kind: button.type, text: button.text, url: button.url ?? null, payload: null as string | null };
  if (button.type === "QUICK_REPLY") {
    const payload = parameters[0]?.only("type", "payload").string("payload", { most: LONGEST_PAYLOAD });
    return { ...filled, payload: payload ?? button.text };
  }
  if (button.type === "COPY_CODE") {
    const code = parameters[0]?.only("type", "coupon_code").string("coupon_code", { least: 1, most: LONGEST_COUPON });
    if (!code) throw missing(index, "CopyCode");
    return { ...filled, payload: code };
  }
  const [variable] = variablesIn(button.url ?? "");
  if (variable === undefined) {
    if (parameters.length === 0) return filled;
    throw new GraphError(132018, { details: `buttons: Button at index ${index} takes no parameters` });
  }
  const [parameter] = parameters;
  if (!parameter || parameters.length !== 1) throw missing(index, "Url");
  return { ...filled, url: fillText(button.url ?? "", new Map([[variable, textOf(parameter, "buttons")]])) };
}

function checkSubType(button: TemplateButton, index: number, component: Params): void {
  const subType = component.string("sub_type").toUpperCase();
  if (subType === button.type) return;
  const details = `buttons: Button at index ${index} is of type ${button.type}, received ${subType}`;
  throw new GraphError(132012, { details });
}

/** Meta takes "0" and 0. */
function indexOf(component: Params): number {
  const index = component.raw("index");
  if (typeof index === "number" && Number.isInteger(index)) return index;
  if (typeof index === "string" && /^\d+$/.test(index)) return Number(index);
  throw new GraphError(131008, { details: "buttons: Button component requires an index" });
}

function missing(index: number, type: string): GraphError {
  return new GraphError(131008, { details: `buttons: Button at index ${index} of type ${type} requires a parameter` });
}
