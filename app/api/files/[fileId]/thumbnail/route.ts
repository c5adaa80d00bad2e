import { fileResponse } from "@/lib/http/file-response";
import { fileStore } from "@/lib/http/file-store";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { findUploadedFile } from "@/lib/inbox/uploaded-files";

type Params = { fileId: string };

export const GET = handle<Params>(async ({ agent, params, request }) =>
  fileResponse(request, await findUploadedFile(agent, parseId(params.fileId), "thumbnail"), fileStore()),
);
