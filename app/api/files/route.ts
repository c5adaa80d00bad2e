import { now } from "@/lib/clock";
import { fileStore } from "@/lib/http/file-store";
import { handle } from "@/lib/http/handle";
import { readFileName, streamBody } from "@/lib/http/upload";
import { storeUpload } from "@/lib/inbox/uploaded-files";

export const POST = handle(async ({ agent, request }) => {
  const upload = { content: streamBody(request), fileName: readFileName(request) };
  return Response.json(await storeUpload(agent, upload, fileStore(), now()), { status: 201 });
});
