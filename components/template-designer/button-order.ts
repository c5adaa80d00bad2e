import type { TemplateLanguageDesign } from "@/lib/contract/template-design";

/** Takes a button out, or changes its place, with the samples that belong to it. `to` null = out. */
export function moveButton(language: TemplateLanguageDesign, from: number, to: number | null): TemplateLanguageDesign {
  const order = language.buttons.map((_button, index) => index).filter((index) => index !== from);
  if (to !== null) order.splice(Math.max(0, Math.min(to, order.length)), 0, from);
  const buttons = order.flatMap((index) => language.buttons[index] ?? []);
  return { ...language, buttons, samples: moveSamples(language.samples, order) };
}

/** Samples keyed by a button's place follow it. */
function moveSamples(samples: TemplateLanguageDesign["samples"], order: readonly number[]): TemplateLanguageDesign["samples"] {
  return Object.fromEntries(
    Object.entries(samples).flatMap(([key, value]) => {
      const [part, index, name] = key.split(".");
      if (part !== "button") return [[key, value]];
      const at = order.indexOf(Number(index));
      return at === -1 ? [] : [[`button.${at}.${name}`, value]];
    }),
  );
}
