import { readCoordinates } from "@/components/conversation/composer/cards/coordinates";
import type { AttachmentView } from "@/lib/contract/attachment";
import type { TemplateExtras, TemplateView } from "@/lib/contract/template";

/** A file that somebody chose for a template: by which it is sent, and how it is drawn. */
export type ChosenFile = { fileId: string; attachment: AttachmentView };

/** Some products under a title, as they are written: an id a line. */
export type SectionDraft = { id: number; title: string; products: string };

/** What an agent gives besides words, as it is being filled in. */
export type ExtrasDraft = {
  files: Readonly<Record<string, ChosenFile>>;
  /** What the document is called; null = as its file. */
  fileName: string | null;
  where: string;
  placeName: string;
  address: string;
  /** When the offer ends, as an instant; null = not said. */
  offerEndsAt: string | null;
  catalogId: string;
  /** One for each card; of one product or the catalog's picture the first. */
  products: readonly string[];
  sections: readonly SectionDraft[];
};

export const EMPTY_EXTRAS: ExtrasDraft = {
  files: {},
  fileName: null,
  where: "",
  placeName: "",
  address: "",
  offerEndsAt: null,
  catalogId: "",
  products: [],
  sections: [{ id: 1, title: "", products: "" }],
};

/** What is given as the server takes it: only what this template wants, and only what is complete. */
export function toExtras(template: TemplateView, draft: ExtrasDraft): TemplateExtras {
  const files = template.files.flatMap(({ key }) => {
    const chosen = draft.files[key];
    return chosen ? [[key, chosen.fileId] as const] : [];
  });
  const hasDocument = template.files.some(({ kind }) => kind === "document");
  const fileName = draft.fileName?.trim();
  return {
    ...(files.length > 0 ? { files: Object.fromEntries(files) } : {}),
    ...(hasDocument && fileName ? { fileName } : {}),
    ...(template.needsLocation ? toLocation(draft) : {}),
    ...(template.offer?.hasExpiration && draft.offerEndsAt ? { offerEndsAt: draft.offerEndsAt } : {}),
    ...toProducts(template, draft),
  };
}

/** The files in the order of the template's slots, as a bubble draws them. */
export function chosenAttachments({ files }: TemplateView, draft: ExtrasDraft): AttachmentView[] {
  return files.flatMap(({ key, kind }) => {
    const chosen = draft.files[key];
    if (!chosen) return [];
    const fileName = kind === "document" ? draft.fileName?.trim() || chosen.attachment.fileName : chosen.attachment.fileName;
    return [{ ...chosen.attachment, id: `${chosen.fileId}-${key}`, fileName }];
  });
}

/** Whether closing the form would lose something of it. */
export function hasExtras(draft: ExtrasDraft): boolean {
  return (
    Object.keys(draft.files).length > 0 ||
    draft.offerEndsAt !== null ||
    [draft.where, draft.placeName, draft.address, draft.catalogId, ...draft.products].some((text) => text.trim() !== "") ||
    draft.sections.some(({ title, products }) => title.trim() !== "" || products.trim() !== "")
  );
}

function toLocation({ where, placeName, address }: ExtrasDraft): Pick<TemplateExtras, "location"> {
  const found = readCoordinates(where);
  const [name, street] = [placeName.trim(), address.trim()];
  return found && name !== "" && street !== "" ? { location: { ...found, name, address: street } } : {};
}

function toProducts({ products, cards }: TemplateView, draft: ExtrasDraft): TemplateExtras {
  if (products === null) return {};
  if (products === "multi") return toSections(draft);
  const wanted = products === "cards" ? cards.length : 1;
  const ids = Array.from({ length: wanted }, (_, index) => draft.products[index]?.trim() ?? "");
  const catalogId = draft.catalogId.trim();
  return {
    ...(ids.every((id) => id !== "") ? { products: ids } : {}),
    ...(products !== "catalog" && catalogId !== "" ? { catalogId } : {}),
  };
}

function toSections({ sections }: ExtrasDraft): TemplateExtras {
  const complete = sections
    .map(({ title, products: lines }) => ({ title: title.trim(), products: idsOf(lines) }))
    .filter(({ title, products: ids }) => title !== "" && ids.length > 0);
  return complete.length > 0 ? { sections: complete } : {};
}

function idsOf(lines: string): string[] {
  return lines
    .split(/[\n,;]/)
    .map((id) => id.trim())
    .filter((id) => id !== "");
}
