import { z } from "zod";
import { DomainError } from "@/lib/errors";

const Id = z.uuid();

/** An id from a path. One that cannot exist is treated as one that does not: throws DomainError "not_found". */
export function parseId(value: string): string {
  const id = Id.safeParse(value);
  if (!id.success) throw new DomainError("not_found", "This page does not exist.");
  return id.data.toLowerCase();
}

/** An id that is no UUID (of a person, of a session), treated the same. Throws DomainError "not_found". */
export function parseName(value: string): string {
  if (!/^[\w-]{1,64}$/.test(value)) throw new DomainError("not_found", "This page does not exist.");
  return value;
}

/** A running number from a path, as text: like `parseId`. */
export function parseSerial(value: string): string {
  if (!/^\d{1,18}$/.test(value)) throw new DomainError("not_found", "This page does not exist.");
  return value;
}

const TemplateName = z.object({ wabaId: z.string().regex(/^\w{1,64}$/), name: z.string().regex(/^[^\p{C}]{1,512}$/u) });

/** A template of a path, by account and name. As with `parseId`: throws DomainError "not_found" for what cannot exist. */
export function parseTemplate(params: { wabaId: string; name: string }): { wabaId: string; name: string } {
  const template = TemplateName.safeParse(params);
  if (!template.success) throw new DomainError("not_found", "This template does not exist.");
  return template.data;
}

/** A request's query as an object: the last value of each name, without U+0000, which no database stores. */
export function queryOf(request: Request): Record<string, string> {
  const pairs = [...new URL(request.url).searchParams];
  return Object.fromEntries(pairs.map(([name, value]) => [name, value.replaceAll("\u0000", "")]));
}
