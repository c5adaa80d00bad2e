import type { TemplateAccount } from "@/lib/contract/template-library";

/** A WhatsApp Business account has no name that people know: it goes by its numbers. */
export function accountName({ numbers, wabaId }: TemplateAccount): string {
  return numbers.map(({ name }) => name).join(", ") || wabaId;
}
