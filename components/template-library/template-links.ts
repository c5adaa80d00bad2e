import type { LibraryTemplate } from "@/lib/contract/template-library";

/** Where a template is written. */
export function designHref({ wabaId, name }: Pick<LibraryTemplate, "wabaId" | "name">, language?: string): string {
  const path = `/templates/${encodeURIComponent(wabaId)}/${encodeURIComponent(name)}`;
  return language === undefined ? path : `${path}?${new URLSearchParams({ language })}`;
}

/** The messages that were made from a template since an instant. */
export function messagesHref(name: string, since: string): string {
  return `/supervision/messages?${new URLSearchParams({ template: name, from: since })}`;
}
