import { findPlaceholders, splitTemplateText } from "@/lib/whatsapp/template-text";

/**
 * A text with its samples in place. A variable without one becomes monospaced braces in WhatsApp's markup (`markup`), or
 * stays as it is.
 */
export function fillSamples(text: string, path: string, samples: Readonly<Record<string, string>>, markup: boolean): string {
  const names = new Set([...findPlaceholders(text, "NAMED"), ...findPlaceholders(text, "POSITIONAL")]);
  return splitTemplateText(text, names)
    .map((segment) => {
      if (segment.kind === "text") return segment.text;
      const braces = `{{${segment.name}}}`;
      return samples[`${path}.${segment.name}`]?.trim() || (markup ? `\`${braces}\`` : braces);
    })
    .join("");
}
