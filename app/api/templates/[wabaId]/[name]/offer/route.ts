import { now } from "@/lib/clock";
import { TemplateOfferInput } from "@/lib/contract/template-library";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseTemplate } from "@/lib/http/params";
import { chooseOffer } from "@/lib/inbox/template-offers";

export const PUT = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) => {
    const { wabaId, name } = parseTemplate(params);
    await chooseOffer(agent, wabaId, name, TemplateOfferInput.parse(await readJson(request)), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
