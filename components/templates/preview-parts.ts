import type { TemplateVariable } from "@/lib/contract/template";

/** A piece of a template's text: words, or the place of a variable. */
export type PreviewPart = { kind: "text"; text: string } | { kind: "variable"; variable: TemplateVariable };

/** Cuts a component's text at its variables. Braces that name no variable of the template stay words. */
export function previewParts(text: string, variables: TemplateVariable[]): PreviewPart[] {
  const parts: PreviewPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/gi)) {
    const variable = variables.find(({ name }) => name === match[1]);
    if (!variable) continue;
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    parts.push({ kind: "variable", variable });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}
