import * as z from "zod/mini";
import { TemplateBlock } from "@/lib/contract/template";
import type { TemplateFillProblem } from "@/lib/whatsapp/template-extras";

/** Why the server did not take a template: what blocks it, or what does not fit in what was filled in. */
export type TemplateRefusal = { blocked: TemplateBlock | null; problems: readonly TemplateFillProblem[] };

const Details = z.object({
  blocked: z.optional(TemplateBlock),
  problems: z.optional(z.array(z.custom<TemplateFillProblem>((problem) => Problem.safeParse(problem).success))),
});
const Problem = z.object({ kind: z.string() });

/** Reads it from the details of a refusal; empty when it is about something else. */
export function templateRefusal(details: unknown): TemplateRefusal {
  const { blocked = null, problems = [] } = Details.safeParse(details).data ?? {};
  return { blocked, problems };
}
