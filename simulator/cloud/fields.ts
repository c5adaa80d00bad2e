import { invalidParameter } from "./graph-error";

/** The asked-for fields of a node. `id` always comes along; a field that the node does not have is refused. */
export function pickFields(
  node: Record<string, unknown>,
  fields: string | null,
  defaults: readonly string[],
  nodeType: string,
): Record<string, unknown> {
  const asked = fields?.split(",").map((field) => field.trim()) ?? defaults;
  const names = asked.map((field) => field.replace(/[.{].*$/, "")).filter((field) => field !== "");
  const unknown = names.find((name) => !(name in node));
  if (unknown !== undefined) {
    throw invalidParameter(`Tried accessing nonexisting field (${unknown}) on node type (${nodeType})`);
  }
  const picked = names.filter((name) => node[name] !== undefined).map((name) => [name, node[name]]);
  return { ...Object.fromEntries(picked), id: node.id };
}
