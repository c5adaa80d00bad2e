import type { TemplateButtonView, TemplateVariable } from "@/lib/contract/template";
import { type JsonObject, textAt } from "./json";
import { keyword } from "./template-component";
import { listUrlVariables, singleExample } from "./template-variables";

/** Buttons that this version can send, by Meta's keyword. */
const FILLABLE_BUTTONS = new Set([
  "QUICK_REPLY",
  "URL",
  "PHONE_NUMBER",
  "COPY_CODE",
  "FLOW",
  "CATALOG",
  "MPM",
  "SPM",
  "VOICE_CALL",
  "REQUEST_CONTACT_INFO",
]);
/** What the buttons say that Meta stores without a label. */
const FIXED_LABELS: Readonly<Record<string, string>> = {
  COPY_CODE: "Copy code",
  OTP: "Copy code",
  REQUEST_CONTACT_INFO: "Share Contact Info",
};
/** Where the button of a one-time password leads once Meta has stored it. */
const OTP_ADDRESS = /^https?:\/\/(www\.)?whatsapp\.com\/otp\b/i;

export function buttonView(button: JsonObject): TemplateButtonView {
  const type = isOtpButton(button) ? "OTP" : keyword(button, "type");
  return { type: type.toLowerCase(), text: textAt(button, "text") ?? FIXED_LABELS[type] ?? type };
}

/** Whether a button hands over a one-time password: as it was created, or as the link that it reads back as. */
export function isOtpButton(button: JsonObject): boolean {
  return keyword(button, "type") === "OTP" || OTP_ADDRESS.test(textAt(button, "url") ?? "");
}

export function canFillButton(button: JsonObject): boolean {
  return FILLABLE_BUTTONS.has(keyword(button, "type")) && !isOtpButton(button);
}

/** What a button wants of whoever sends it. `path`: "button.0", "card.0.button.1". */
export function listButtonVariables(path: string, button: JsonObject): TemplateVariable[] {
  const type = keyword(button, "type");
  if (type === "URL") return listUrlVariables(path, button);
  if (type !== "COPY_CODE") return [];
  const component = path.startsWith("card.") ? "card" : "button";
  return [{ key: `${path}.code`, component, name: "code", example: singleExample(button) }];
}
