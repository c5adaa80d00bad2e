import type { TemplateDescription, TemplateExtras, TemplateFileSlot } from "@/lib/contract/template";
import { TEMPLATE_PRODUCTS_MAX } from "./limits";
import { type TemplateValueProblem, type TemplateValues, validateTemplateValues } from "./template-values";

type ExtraName = "location" | "offerEndsAt" | "products" | "catalogId" | "sections";

/** Why what somebody filled in does not fit a template. */
export type TemplateFillProblem =
  | TemplateValueProblem
  /** `key` is the slot's. */
  | { kind: "missing_file"; key: string }
  | { kind: "unexpected_file"; key: string }
  | { kind: "missing_extra"; extra: ExtraName }
  | { kind: "past_offer" }
  | { kind: "too_many_products"; count: number; max: number };

/** A file that a filled template shows. `fileName`: what a document is called. */
export type TemplateFile = TemplateFileSlot & { fileId: string; fileName: string | null };

/** Everything that is wrong with what was filled in; an empty list means that Meta takes it. */
export function validateTemplateFill(
  template: TemplateDescription,
  values: TemplateValues,
  extras: TemplateExtras = {},
  now = new Date(),
): TemplateFillProblem[] {
  return [
    ...validateTemplateValues(template, values),
    ...checkFiles(template, extras),
    ...(template.needsLocation && !extras.location ? [missing("location")] : []),
    ...checkOffer(template, extras, now),
    ...checkProducts(template, extras),
  ];
}

/** The files that go with a template, in the order of its slots. */
export function templateFiles({ files }: Pick<TemplateDescription, "files">, extras: TemplateExtras = {}): TemplateFile[] {
  return files.flatMap((slot) => {
    const fileId = extras.files?.[slot.key];
    const fileName = slot.kind === "document" ? extras.fileName || null : null;
    return fileId === undefined ? [] : [{ ...slot, fileId, fileName }];
  });
}

function checkFiles({ files }: TemplateDescription, extras: TemplateExtras): TemplateFillProblem[] {
  const given = extras.files ?? {};
  const keys = new Set(files.map(({ key }) => key));
  return [
    ...files.filter(({ key }) => !given[key]).map(({ key }) => ({ kind: "missing_file", key }) as const),
    ...Object.keys(given)
      .filter((key) => !keys.has(key))
      .map((key) => ({ kind: "unexpected_file", key }) as const),
  ];
}

function checkOffer({ offer }: TemplateDescription, { offerEndsAt }: TemplateExtras, now: Date): TemplateFillProblem[] {
  if (!offer?.hasExpiration) return [];
  if (offerEndsAt === undefined) return [missing("offerEndsAt")];
  return Date.parse(offerEndsAt) > now.getTime() ? [] : [{ kind: "past_offer" }];
}

function checkProducts({ products, cards }: TemplateDescription, extras: TemplateExtras): TemplateFillProblem[] {
  if (products === null || products === "catalog") return [];
  if (products === "multi") return checkSections(extras);
  const wanted = products === "single" ? 1 : cards.length;
  return [
    ...(extras.products?.length === wanted ? [] : [missing("products")]),
    ...(extras.catalogId ? [] : [missing("catalogId")]),
  ];
}

function checkSections({ sections = [] }: TemplateExtras): TemplateFillProblem[] {
  const count = sections.reduce((sum, { products }) => sum + products.length, 0);
  if (count === 0 || sections.some(({ products }) => products.length === 0)) return [missing("sections")];
  return count > TEMPLATE_PRODUCTS_MAX ? [{ kind: "too_many_products", count, max: TEMPLATE_PRODUCTS_MAX }] : [];
}

function missing(extra: ExtraName): TemplateFillProblem {
  return { kind: "missing_extra", extra };
}
