import type { MessageContent } from "@/lib/contract/content";
import { bounded, shortText, valueAt } from "./bounded";
import { isJsonObject, type JsonValue, storableJson } from "./json";

type Form = Extract<MessageContent, { kind: "form" }>;
type Answer = Form["answers"][number];
type Field = { field: string; value: string };

const MAX_ANSWERS = 1_000;
const FIELD = 100;
const VALUE = 20_000;
const MAX_DEPTH = 4;
/** What a form says to machines, not to people. */
const SILENT = new Set(["flow_token", "saved_address_id"]);

/** An `nfm_reply`: what the contact filled in. Its answers are JSON inside a string, of any shape. */
export function readForm(reply: JsonValue | undefined): Form {
  const response = parse(valueAt(reply, "response_json"));
  const isAddress = valueAt(reply, "name") === "address_message";
  const fields = isAddress && isJsonObject(valueAt(response, "values")) ? valueAt(response, "values") : response;
  const { items: answers, leftOut } = bounded(flatten(fields, "", 0), MAX_ANSWERS, toAnswer);
  return {
    kind: "form",
    of: isAddress ? "address" : "flow",
    title: shortText(valueAt(reply, "body"), 1_024),
    answers,
    leftOut,
  };
}

function parse(json: JsonValue | undefined): JsonValue | undefined {
  if (typeof json !== "string") return json;
  try {
    return storableJson(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return json;
    throw error;
  }
}

/** Nested fields get their parents' names before their own; lists of words stand on one line. */
function flatten(value: JsonValue | undefined, field: string, depth: number): Field[] {
  if (value === undefined || value === null || value === "") return [];
  if (depth > MAX_DEPTH) return [{ field, value: JSON.stringify(value) }];
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== "object")) return value.length === 0 ? [] : [{ field, value: value.join(", ") }];
    return value.flatMap((item, index) => flatten(item, nested(field, String(index + 1)), depth + 1));
  }
  if (!isJsonObject(value)) return [{ field, value: String(value) }];
  return Object.entries(value)
    .filter(([key]) => !SILENT.has(key))
    .flatMap(([key, item]) => flatten(item, nested(field, key), depth + 1));
}

function nested(parent: string, key: string): string {
  return parent === "" ? key : `${parent}.${key}`;
}

function toAnswer({ field, value }: Field): Answer {
  return {
    field: shortText(field, FIELD) ?? "",
    value: value.slice(0, VALUE).toWellFormed(),
    ...(value.length > VALUE ? { leftOut: value.length - VALUE } : {}),
  };
}
