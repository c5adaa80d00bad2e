import { now } from "@/lib/clock";
import { RoleInput } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";
import { changeRole } from "@/lib/inbox/people";

export const PUT = handle<{ personId: string }>(
  async ({ agent, params, request }) => {
    const { role } = RoleInput.parse(await readJson(request));
    await changeRole(agent, parseName(params.personId), role, now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
