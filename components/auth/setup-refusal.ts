import * as z from "zod/mini";
import type { Problem } from "@/lib/contract/problem";

/** Why the owner was not created: one of the form's fields, or something that no field can help. */
export type SetupRefusal =
  | { kind: "field"; field: "token" | "name" | "email" | "password" }
  | { kind: "closed" }
  | { kind: "away" }
  | { kind: "failed"; requestId: string };

const Fields = z.object({ fields: z.array(z.object({ field: z.enum(["token", "name", "email", "password"]) })) });

/** The refusal of a setup, from the problem that the server answered with. */
export function setupRefusalOf({ code, details, requestId }: Omit<Problem["error"], "message">): SetupRefusal {
  if (code === "forbidden") return { kind: "field", field: "token" };
  if (code === "conflict") return { kind: "closed" };
  if (code === "unavailable") return { kind: "away" };
  const first = Fields.safeParse(details).data?.fields[0];
  return first ? { kind: "field", field: first.field } : { kind: "failed", requestId };
}
