import { z } from "zod";
import { VariableSource } from "@/lib/contract/template-design";

const Sources = z.record(z.string(), VariableSource).catch({});

/** Where the values of a template's variables come from, as its offer keeps it. What this version does not know is typed. */
export function readSources(stored: unknown): Record<string, VariableSource> {
  return Sources.parse(stored);
}
