import { noTicketCookie, passSecondStep } from "@/lib/auth/second-step";
import { startSession } from "@/lib/auth/session";
import { SecondStepInput } from "@/lib/contract/second-step";
import { alsoForForms, readFields } from "@/lib/http/form";
import { handlePublic } from "@/lib/http/handle";
import { networkOf } from "@/lib/http/network";
import { signedInResponse } from "@/lib/http/signed-in";

export const POST = alsoForForms(
  "/sign-in/second-step",
  handlePublic(async (request) => {
    const { code, next } = SecondStepInput.parse(await readFields(request));
    const agentId = await passSecondStep(request.headers, code, networkOf(request.headers));
    const session = await startSession(agentId, request.headers);
    session.cookies.append("set-cookie", noTicketCookie());
    return signedInResponse(session, { next });
  }),
);
