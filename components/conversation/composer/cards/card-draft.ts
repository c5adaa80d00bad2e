import { ContactCard } from "@/lib/contract/contact-card";

/** A card as it is being filled in: everything is text, and a phone a line. */
export type CardDraft = { id: number; name: string; phones: string; email: string; company: string };

export type CardField = "name" | "phones" | "email";

export function emptyCard(id: number): CardDraft {
  return { id, name: "", phones: "", email: "", company: "" };
}

/** What is wrong with a card: by field. Nobody can be called on letters, nor written to without an "@". */
export function cardProblems({ name, phones, email }: CardDraft): readonly CardField[] {
  const problems: CardField[] = [];
  if (name.trim() === "") problems.push("name");
  if (phoneLines(phones).some((phone) => !/^\+?[\d\s().-]{3,30}$/.test(phone))) problems.push("phones");
  if (email.trim() !== "" && !/^\S+@\S+$/.test(email.trim())) problems.push("email");
  return problems;
}

/** The card as it is sent. A phone with its country's code also says which WhatsApp account is meant. */
export function toCard({ name, phones, email, company }: CardDraft): ContactCard {
  const words = email.trim();
  return ContactCard.parse({
    name,
    phones: phoneLines(phones).map((phone) => ({
      phone,
      type: "CELL",
      ...(phone.startsWith("+") ? { waId: phone.replace(/\D/g, "") } : {}),
    })),
    emails: words === "" ? [] : [{ email: words, type: "WORK" }],
    urls: [],
    addresses: [],
    ...(company.trim() === "" ? {} : { company: company.trim() }),
  });
}

function phoneLines(phones: string): string[] {
  return phones
    .split(/[\n,;]/)
    .map((phone) => phone.trim())
    .filter((phone) => phone !== "");
}
