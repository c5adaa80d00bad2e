import type { TemplateButton, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { checkLabel } from "./template-check-buttons";
import { type FindingPlace, foundError, type TemplateFinding } from "./template-finding";
import { META_TEMPLATE_LIMITS as LIMITS } from "./template-limits";

type Otp = Extract<TemplateButton, { type: "otp" }>;

/** At least two pieces, each beginning with a letter. */
const PACKAGE = /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$/;
const SIGNATURE = /^[A-Za-z0-9+/=]{11}$/;

/** One language of an authentication template: Meta writes its words, so that little may stand in it. */
export function checkAuthentication(design: TemplateLanguageDesign): TemplateFinding[] {
  const { language, buttons } = design;
  const at = (field: string): FindingPlace => ({ language, field });
  const otps = buttons.flatMap((button, index) => (button.type === "otp" ? [{ button, index }] : []));
  const isOne = buttons.length === 1 && otps.length === 1;
  return [
    ...checkParts(design),
    ...(isOne ? [] : [foundError("otp_missing", at("buttons"))]),
    ...otps.flatMap(({ button, index }) => checkOtp(button, (part) => at(`buttons.${index}.${part}`))),
    ...checkExpiration(design, at("authentication.expirationMinutes")),
  ];
}

function checkParts({ language, header, body, footer, offer, cards }: TemplateLanguageDesign): TemplateFinding[] {
  const parts = {
    header: header !== null,
    body: body.trim() !== "",
    footer: footer !== null,
    offer: offer !== null,
    cards: cards !== null,
  };
  return Object.entries(parts).flatMap(([field, stands]) =>
    stands ? [foundError("authentication_part", { language, field }, { params: { part: field } })] : [],
  );
}

function checkExpiration({ authentication }: TemplateLanguageDesign, place: FindingPlace): TemplateFinding[] {
  const minutes = authentication?.expirationMinutes ?? null;
  const [min, max] = [LIMITS.expirationMinutesMin, LIMITS.expirationMinutesMax];
  const isFitting = minutes === null || (minutes >= min && minutes <= max);
  return isFitting ? [] : [foundError("expiration_out_of_range", place, { params: { minutes, min, max } })];
}

function checkOtp(
  { method, text, autofillText, apps, acceptsTerms }: Otp,
  at: (part: string) => FindingPlace,
): TemplateFinding[] {
  // Meta has words of its own for a button without any.
  const label = text === "" ? [] : checkLabel(text, at("text"));
  if (method === "copy_code") return label;
  return [
    ...label,
    ...(autofillText === "" ? [] : checkLabel(autofillText, at("autofillText"))),
    ...(apps.length === 0 ? [foundError("app_missing", at("apps"))] : []),
    ...apps.flatMap(({ packageName, signatureHash }, index) => [
      ...(PACKAGE.test(packageName) ? [] : [foundError("app_invalid", at(`apps.${index}.packageName`))]),
      ...(SIGNATURE.test(signatureHash) ? [] : [foundError("app_invalid", at(`apps.${index}.signatureHash`))]),
    ]),
    ...(method === "zero_tap" && !acceptsTerms ? [foundError("terms_missing", at("acceptsTerms"))] : []),
  ];
}
