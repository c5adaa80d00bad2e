import { now } from "@/lib/clock";
import { FileLibraryQuery } from "@/lib/contract/attachment";
import { fileStore } from "@/lib/http/file-store";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { readFileName, streamBody } from "@/lib/http/upload";
import { listFileLibrary } from "@/lib/inbox/file-library";
import { storeUpload } from "@/lib/inbox/uploaded-files";

export const GET = handle(async ({ agent, request }) =>
  Response.json(await listFileLibrary(agent, FileLibraryQuery.parse(queryOf(request)))),
);

export const POST = handle(async ({ agent, request }) => {
  const upload = { content: streamBody(request), fileName: readFileName(request) };
  return Response.json(await storeUpload(agent, upload, fileStore(), now()), { status: 201 });
});
