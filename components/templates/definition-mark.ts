import type { TemplateView } from "@/lib/contract/template";

/** What a template says and wants, as one comparable text: another one after Meta has changed it. */
export function definitionMark(template: TemplateView): string {
  const { category, header, headerFormat, body, footer, buttons, cards, variables, files, needsLocation, offer, products } =
    template;
  const keys = variables.map(({ key }) => key);
  return JSON.stringify([
    category,
    header,
    headerFormat,
    body,
    footer,
    buttons,
    cards,
    keys,
    files,
    needsLocation,
    offer,
    products,
  ]);
}
