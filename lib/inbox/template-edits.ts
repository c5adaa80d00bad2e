import { z } from "zod";
import type { SubmissionResult } from "@/lib/contract/template-library";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";

/** How often Meta lets an approved language be changed. */
export const EDITS_PER_MONTH = 10;
export const EDITS_PER_DAY = 1;
const DAY_MS = 86_400_000;
const MONTH_DAYS = 30;

/** How often one language was changed while it was approved. */
export type Edits = { inMonth: number; inDay: number };

/** What an audit keeps of one submitted language. `wasApproved`: a change of it counts. */
export type SubmittedLanguage = Pick<SubmissionResult["languages"][number], "language" | "outcome" | "status" | "category"> & {
  wasApproved: boolean;
  code: number | null;
};

const Submitted = z.object({
  languages: z.array(z.object({ language: z.string(), outcome: z.string(), wasApproved: z.boolean() })),
});

/** The details of an audit of a submission, which `countEdits` reads. */
export function submissionDetails(wabaId: string, languages: readonly SubmittedLanguage[]): Prisma.InputJsonObject {
  return { wabaId, languages: languages.map((one) => ({ ...one })) };
}

/**
 * How often the approved languages of a template were changed from here in the last 30 days and 24 hours, from the audit. A change
 * whose outcome is unknown counts: Meta may have made it.
 */
export async function countEdits(
  tx: Pick<Tx, "$queryRaw">,
  { wabaId, name }: { wabaId: string; name: string },
  now: Date,
): Promise<Map<string, Edits>> {
  const since = new Date(now.getTime() - MONTH_DAYS * DAY_MS);
  const entries = await tx.$queryRaw<{ at: Date; details: unknown }[]>`
    SELECT at, details FROM audit_entry
    WHERE at > ${since} AND action = 'template.submitted' AND label = ${name} AND details ->> 'wabaId' = ${wabaId}`;
  const edits = new Map<string, Edits>();
  for (const { at, details } of entries) {
    for (const { language, outcome, wasApproved } of Submitted.safeParse(details).data?.languages ?? []) {
      if (!wasApproved || (outcome !== "changed" && outcome !== "unknown")) continue;
      const { inMonth, inDay } = edits.get(language) ?? { inMonth: 0, inDay: 0 };
      const isToday = now.getTime() - at.getTime() < DAY_MS;
      edits.set(language, { inMonth: inMonth + 1, inDay: inDay + Number(isToday) });
    }
  }
  return edits;
}
