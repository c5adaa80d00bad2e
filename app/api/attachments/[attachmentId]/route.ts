import { fileResponse } from "@/lib/http/file-response";
import { fileStore } from "@/lib/http/file-store";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { findAttachmentFile } from "@/lib/inbox/attachments";

type Params = { attachmentId: string };

export const GET = handle<Params>(async ({ agent, params, request }) =>
  fileResponse(request, await findAttachmentFile(agent, parseId(params.attachmentId), "file"), fileStore()),
);
