import type { Params } from "../params";

const LONGEST_LABEL = 20;
const LONGEST_PAYLOAD = 512;
const MOST_MINUTES = 43_200;

/** A button that calls the business. */
export function checkVoiceCall(action: Params): void {
  action.only("name", "parameters").keyword("name", ["voice_call"]);
  const parameters = action.optionalObject("parameters")?.only("display_text", "ttl_minutes", "payload");
  parameters?.optionalString("display_text", { least: 1, most: LONGEST_LABEL });
  if (parameters?.has("ttl_minutes")) parameters.number("ttl_minutes", [1, MOST_MINUTES]);
  parameters?.optionalString("payload", { most: LONGEST_PAYLOAD });
}

/** Asks whether the business may call. */
export function checkCallPermission(action: Params): void {
  action.only("name").keyword("name", ["call_permission_request"]);
}
