import { now } from "@/lib/clock";
import { TemplateCategory } from "@/lib/contract/template-design";
import { CategoryRuleInput } from "@/lib/contract/template-library";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { listLibrary } from "@/lib/inbox/template-library";
import { changeRule } from "@/lib/inbox/template-rules";

export const PUT = handle<{ category: string }>(
  async ({ agent, params, request }) => {
    await changeRule(agent, TemplateCategory.parse(params.category), CategoryRuleInput.parse(await readJson(request)), now());
    return Response.json(await listLibrary(agent));
  },
  { role: "admin" },
);
