import { now } from "@/lib/clock";
import { NumberInput } from "@/lib/contract/number";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { updateNumber } from "@/lib/inbox/numbers";

export const PATCH = handle<{ numberId: string }>(
  async ({ agent, params, request }) =>
    Response.json(await updateNumber(agent, parseId(params.numberId), NumberInput.parse(await readJson(request)), now())),
  { role: "admin" },
);
