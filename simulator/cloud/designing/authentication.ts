import type { TemplateComponent } from "../../templates/template";
import type { Params } from "../params";
import type { Design } from "./design";
import { missingField, unfit } from "./refusal";

type Words = { code: string; safety: string; expiry: (minutes: number) => string; copy: string };

const ENGLISH: Words = {
  code: "*{{1}}* is your verification code.",
  safety: " For your security, do not share this code.",
  expiry: (minutes) => `This code expires in ${minutes} minutes.`,
  copy: "Copy code",
};
/** Meta writes these itself, in every language; here in those of the cast. */
const WORDS: Record<string, Words> = {
  en: ENGLISH,
  pt: {
    code: "*{{1}}* é o seu código de verificação.",
    safety: " Para sua segurança, não partilhe este código.",
    expiry: (minutes) => `Este código expira em ${minutes} minutos.`,
    copy: "Copiar código",
  },
  es: {
    code: "Tu código de verificación es *{{1}}*.",
    safety: " Por tu seguridad, no lo compartas.",
    expiry: (minutes) => `Este código caduca en ${minutes} minutos.`,
    copy: "Copiar código",
  },
  it: {
    code: "Il tuo codice di verifica è *{{1}}*.",
    safety: " Per la tua sicurezza, non condividere questo codice.",
    expiry: (minutes) => `Questo codice scade tra ${minutes} minuti.`,
    copy: "Copia codice",
  },
  de: {
    code: "*{{1}}* ist dein Bestätigungscode.",
    safety: " Teile diesen Code zu deiner Sicherheit mit niemandem.",
    expiry: (minutes) => `Dieser Code läuft in ${minutes} Minuten ab.`,
    copy: "Code kopieren",
  },
};
const LONGEST_LABEL = 25;

/** The words of one-time passwords in a language; English where the simulator does not know it. */
export function wordsFor(language: string): Words {
  return WORDS[language.slice(0, 2)] ?? ENGLISH;
}

/** A one-time password: Meta writes the words, and the button reads back as a link to WhatsApp's own page. */
export function readAuthentication({ components, language }: Design): TemplateComponent[] {
  const words = wordsFor(language);
  const read = new Map<string, TemplateComponent>();
  for (const component of components) {
    const type = component.keyword("type", ["body", "footer", "buttons"]);
    if (read.has(type)) throw unfit(`There can be one component of type ${type.toUpperCase()}.`);
    read.set(type, readPart(words, type, component));
  }
  const body = read.get("body") ?? { type: "BODY", text: words.code, ...CODE_SAMPLE };
  const buttons = read.get("buttons");
  if (!buttons) throw missingField("AUTHENTICATION", "buttons");
  return [body, ...(read.has("footer") ? [read.get("footer")] : []), buttons].filter((part) => part !== undefined);
}

const CODE_SAMPLE = { example: { body_text: [["123456"]] } };

function readPart(words: Words, type: string, component: Params): TemplateComponent {
  if (type === "body") {
    const isSafe = component.only("type", "add_security_recommendation").optionalBoolean("add_security_recommendation") ?? false;
    const text = `${words.code}${isSafe ? words.safety : ""}`;
    return { type: "BODY", text, add_security_recommendation: isSafe, ...CODE_SAMPLE };
  }
  if (type === "footer") {
    const minutes = component.only("type", "code_expiration_minutes").number("code_expiration_minutes", [1, 90]);
    return { type: "FOOTER", text: words.expiry(minutes), code_expiration_minutes: minutes };
  }
  const buttons = component.only("type", "buttons").objects("buttons");
  const [button] = buttons;
  if (!button || buttons.length !== 1) throw unfit("An authentication template has exactly one button, of type OTP.");
  return { type: "BUTTONS", buttons: [readOtp(words, button)] };
}

function readOtp(words: Words, button: Params) {
  button.only("type", "otp_type", "text", "autofill_text", "supported_apps", "zero_tap_terms_accepted");
  button.keyword("type", ["otp"]);
  const kind = button.keyword("otp_type", ["copy_code", "one_tap", "zero_tap"]);
  const text = button.optionalString("text", { least: 1, most: LONGEST_LABEL }) ?? words.copy;
  if (kind !== "copy_code") checkApps(button);
  if (kind === "zero_tap" && button.optionalBoolean("zero_tap_terms_accepted") !== true) {
    throw missingField("BUTTONS", "zero_tap_terms_accepted");
  }
  const url = `https://www.whatsapp.com/otp/code/?otp_type=${kind.toUpperCase()}&code=otp{{1}}`;
  return { type: "URL" as const, text, url, example: [url.replace("{{1}}", "123456")] };
}

function checkApps(button: Params): void {
  const apps = button.objects("supported_apps");
  if (apps.length === 0) throw missingField("BUTTONS", "supported_apps");
  for (const app of apps) {
    app.string("package_name", { least: 1 });
    app.string("signature_hash", { least: 11, most: 11 });
  }
}
