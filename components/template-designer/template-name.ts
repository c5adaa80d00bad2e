/** What somebody types, as Meta takes it for a name: "Spring sale" becomes "spring_sale". What is typed further stays open. */
export function toTemplateName(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "_").replace(/^_+/, "");
}
