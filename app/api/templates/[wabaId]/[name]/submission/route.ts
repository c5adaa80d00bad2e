import { SubmissionInput } from "@/lib/contract/template-library";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseTemplate } from "@/lib/http/params";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { submitDraft } from "@/lib/inbox/template-submission";

export const POST = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) =>
    Response.json(
      await submitDraft(agent, parseTemplate(params), SubmissionInput.parse(await readJson(request)), whatsAppContext()),
    ),
  { role: "admin" },
);
