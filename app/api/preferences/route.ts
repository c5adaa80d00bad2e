import { updatePreferences } from "@/lib/auth/preferences";
import { type Me, PreferencesInput } from "@/lib/contract/agent";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { appendPreferenceCookies } from "@/lib/http/preference-cookies";

export const PATCH = handle(async ({ agent, request }) => {
  const changed = await updatePreferences(agent, PreferencesInput.parse(await readJson(request)));
  const headers = new Headers();
  appendPreferenceCookies(headers, changed);
  return Response.json(changed satisfies Me, { headers });
});
