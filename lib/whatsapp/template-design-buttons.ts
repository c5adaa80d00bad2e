import { TEMPLATE_BUTTONS_MAX, type TemplateButton } from "@/lib/contract/template-design";
import { isJsonObject, type JsonObject, type JsonValue, textAt } from "./json";
import { isOtpButton } from "./template-buttons";
import { keyword } from "./template-component";

type Samples = Readonly<Record<string, string>>;
type Otp = Extract<TemplateButton, { type: "otp" }>;

const OTP_METHODS: Readonly<Record<string, Otp["method"]>> = { COPY_CODE: "copy_code", ONE_TAP: "one_tap", ZERO_TAP: "zero_tap" };
const KEYWORDS = { catalog: "CATALOG", multi_product: "MPM", single_product: "SPM", voice_call: "VOICE_CALL" } as const;

/** Buttons as somebody designs them, from Meta's. Those that no design has are left out. */
export function designButtons(buttons: JsonObject[]): TemplateButton[] {
  return buttons.flatMap(designButton).slice(0, TEMPLATE_BUTTONS_MAX);
}

/** A button as Meta takes it. `path` begins the keys of its samples: "button.0", "card.0.button.1". */
export function metaButton(button: TemplateButton, path: string, samples: Samples): JsonObject {
  switch (button.type) {
    case "quick_reply":
      return { type: "QUICK_REPLY", text: button.text };
    case "url":
      return { type: "URL", text: button.text, url: button.url, ...urlExample(button.url, path, samples) };
    case "phone":
      return { type: "PHONE_NUMBER", text: button.text, phone_number: button.phoneNumber };
    case "copy_code": {
      const code = samples[`${path}.code`];
      return { type: "COPY_CODE", ...(code ? { example: code } : {}) };
    }
    case "flow":
      return {
        type: "FLOW",
        text: button.text,
        flow_id: button.flowId,
        flow_action: button.action,
        ...(button.screen === "" ? {} : { navigate_screen: button.screen }),
      };
    case "contact_info":
      return { type: "REQUEST_CONTACT_INFO" };
    case "otp":
      return metaOtp(button);
    default:
      return { type: KEYWORDS[button.type], text: button.text };
  }
}

function designButton(button: JsonObject): TemplateButton[] {
  const text = textAt(button, "text") ?? "";
  if (isOtpButton(button)) return [designOtp(button, text)];
  switch (keyword(button, "type")) {
    case "QUICK_REPLY":
      return [{ type: "quick_reply", text }];
    case "URL":
      return [{ type: "url", text, url: textAt(button, "url") ?? "" }];
    case "PHONE_NUMBER":
      return [{ type: "phone", text, phoneNumber: textAt(button, "phone_number") ?? "" }];
    case "COPY_CODE":
      return [{ type: "copy_code" }];
    case "FLOW":
      return [
        {
          type: "flow",
          text,
          flowId: idOf(button.flow_id),
          action: keyword(button, "flow_action") === "DATA_EXCHANGE" ? "data_exchange" : "navigate",
          screen: textAt(button, "navigate_screen") ?? "",
        },
      ];
    case "CATALOG":
      return [{ type: "catalog", text }];
    case "MPM":
      return [{ type: "multi_product", text }];
    case "SPM":
      return [{ type: "single_product", text }];
    case "VOICE_CALL":
      return [{ type: "voice_call", text }];
    case "REQUEST_CONTACT_INFO":
      return [{ type: "contact_info" }];
    default:
      return [];
  }
}

/** Meta shows a sample address whole, with something in the variable's place. */
function urlExample(url: string, path: string, samples: Samples): JsonObject {
  const sample = samples[`${path}.1`];
  const place = url.indexOf("{{");
  return sample && place >= 0 ? { example: [`${url.slice(0, place)}${sample}`] } : {};
}

function metaOtp({ method, text, autofillText, apps, acceptsTerms }: Otp): JsonObject {
  const isCopied = method === "copy_code";
  return {
    type: "OTP",
    otp_type: method.toUpperCase(),
    ...(text === "" ? {} : { text }),
    ...(isCopied || autofillText === "" ? {} : { autofill_text: autofillText }),
    ...(isCopied
      ? {}
      : { supported_apps: apps.map((app) => ({ package_name: app.packageName, signature_hash: app.signatureHash })) }),
    ...(method === "zero_tap" ? { zero_tap_terms_accepted: acceptsTerms } : {}),
  };
}

/** As it was sent, or as the address that Meta makes of it, which tells the rest in its query. */
function designOtp(button: JsonObject, text: string): Otp {
  const query = queryOf(textAt(button, "url"));
  const method = OTP_METHODS[(textAt(button, "otp_type") ?? query.get("otp_type") ?? "").toUpperCase()] ?? "copy_code";
  return {
    type: "otp",
    method,
    text,
    autofillText: textAt(button, "autofill_text") ?? query.get("cta_display_name") ?? "",
    apps: readApps(button.supported_apps, query),
    acceptsTerms: method === "zero_tap" && button.zero_tap_terms_accepted !== false,
  };
}

function readApps(apps: JsonValue | undefined, query: URLSearchParams): Otp["apps"] {
  const packageName = query.get("package_name");
  if (packageName !== null) return [{ packageName, signatureHash: query.get("signature_hash") ?? "" }];
  return (Array.isArray(apps) ? apps : [])
    .filter(isJsonObject)
    .map((app) => ({ packageName: textAt(app, "package_name") ?? "", signatureHash: textAt(app, "signature_hash") ?? "" }))
    .slice(0, 5);
}

function queryOf(url: string | null): URLSearchParams {
  return new URLSearchParams(url?.split("?")[1] ?? "");
}

/** Ids come as text or as numbers. */
function idOf(id: JsonValue | undefined): string {
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}
