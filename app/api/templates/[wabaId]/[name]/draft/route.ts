import { now } from "@/lib/clock";
import { TemplateDraftInput } from "@/lib/contract/template-library";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseTemplate } from "@/lib/http/params";
import { deleteDraft, findDraft, saveDraft } from "@/lib/inbox/template-drafts";

type Params = { wabaId: string; name: string };

/** Eighty languages of the longest texts. */
const DRAFT_MAX_BYTES = 2 * 1024 * 1024;

export const GET = handle<Params>(
  async ({ agent, params }) => Response.json(await findDraft(agent, parseTemplate(params), now())),
  {
    role: "admin",
  },
);

export const PUT = handle<Params>(
  async ({ agent, params, request }) =>
    Response.json(
      await saveDraft(agent, parseTemplate(params), TemplateDraftInput.parse(await readJson(request, DRAFT_MAX_BYTES)), now()),
    ),
  { role: "admin" },
);

export const DELETE = handle<Params>(
  async ({ agent, params }) => {
    await deleteDraft(agent, parseTemplate(params), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
