import { SubmissionInput } from "@/lib/contract/template-library";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { submitDraft } from "@/lib/inbox/template-submission";

export const POST = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) =>
    Response.json(await submitDraft(agent, params, SubmissionInput.parse(await readJson(request)), whatsAppContext())),
  { role: "admin" },
);
