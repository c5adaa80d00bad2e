import * as z from "zod";
import { type GraphConnection, type GraphRequest, requestGraph } from "./graph-request";
import { type JsonObject, storableJson } from "./json";
import { maybe } from "./lenient";
import { type Refusal, settle, unreadableAnswer } from "./outcome";

/** Meta may have put it into another category than the one asked for. Status and category in upper case. */
export type CreateOutcome = { kind: "created"; id: string; status: string; category: string } | Refusal;

/** declined: Meta answered that it did not, perhaps with a reason. */
export type TemplateOutcome = { kind: "done" } | { kind: "declined"; reason: string | null } | Refusal;

export type AppOutcome = { kind: "found"; id: string } | Refusal;

const id = z.union([z.string().min(1).max(512), z.number().transform(String)]);
const upperCase = z
  .string()
  .min(1)
  .transform((text) => text.toUpperCase());
const Created = z.object({ id, status: upperCase, category: upperCase });
const Success = z.object({ success: z.boolean(), reason: maybe(z.string()) });
const App = z.object({ id });

/** Creates one language of a template. One attempt: an uncertain one may have created it. */
export async function createTemplate(connection: GraphConnection, wabaId: string, request: JsonObject): Promise<CreateOutcome> {
  const result = await call(connection, { method: "POST", path: [wabaId, "message_templates"], body: request });
  if (result.kind !== "ok") return result;
  const created = Created.safeParse(storableJson(result.json));
  return created.success ? { kind: "created", ...created.data } : unreadableAnswer();
}

/** Replaces the components of one language. */
export function editTemplate(connection: GraphConnection, templateId: string, request: JsonObject): Promise<TemplateOutcome> {
  return change(connection, { method: "POST", path: [templateId], body: request });
}

/** Deletes all languages of a name, or the one with this id. */
export function deleteTemplate(
  connection: GraphConnection,
  wabaId: string,
  template: { name: string; id?: string },
): Promise<TemplateOutcome> {
  const query = { name: template.name, ...(template.id === undefined ? {} : { hsm_id: template.id }) };
  return change(connection, { method: "DELETE", path: [wabaId, "message_templates"], query });
}

/** Lifts a pause that only a person may lift. */
export function unpauseTemplate(connection: GraphConnection, templateId: string): Promise<TemplateOutcome> {
  return change(connection, { method: "POST", path: [templateId, "unpause"] });
}

/** Which app the token belongs to: samples are uploaded under its id. */
export async function readApp(connection: GraphConnection): Promise<AppOutcome> {
  const result = await call(connection, { method: "GET", path: ["app"] });
  if (result.kind !== "ok") return result;
  const app = App.safeParse(result.json);
  return app.success ? { kind: "found", id: app.data.id } : unreadableAnswer();
}

async function change(connection: GraphConnection, request: GraphRequest): Promise<TemplateOutcome> {
  const result = await call(connection, request);
  if (result.kind !== "ok") return result;
  const answer = Success.safeParse(storableJson(result.json));
  if (!answer.success) return unreadableAnswer();
  return answer.data.success ? { kind: "done" } : { kind: "declined", reason: answer.data.reason ?? null };
}

async function call(connection: GraphConnection, request: GraphRequest) {
  return settle(await requestGraph(connection, request));
}
