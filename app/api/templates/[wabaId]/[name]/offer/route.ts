import { now } from "@/lib/clock";
import { TemplateOfferInput } from "@/lib/contract/template-library";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { chooseOffer } from "@/lib/inbox/template-offers";

export const PUT = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) => {
    await chooseOffer(agent, params.wabaId, params.name, TemplateOfferInput.parse(await readJson(request)), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
