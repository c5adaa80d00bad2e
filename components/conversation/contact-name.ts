import type { ContactSummary } from "@/lib/contract/conversation";

/** What to call a contact in a sentence: the first name of a name, and the whole of anything else. */
export function shortName({ name, phone }: ContactSummary): string {
  if (name === phone || !isPersonsName(name)) return name;
  return name.trim().split(/\s+/)[0] ?? name;
}

/** Whether this is what a person is called, rather than a number, a @username or what stands for an unknown one. */
export function isPersonsName(name: string): boolean {
  return /\p{L}/u.test(name) && !/^[@+\d(]/.test(name.trim()) && !name.includes("…");
}
