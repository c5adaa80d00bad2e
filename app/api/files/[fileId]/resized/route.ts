import { z } from "zod";
import { now } from "@/lib/clock";
import { fileStore } from "@/lib/http/file-store";
import { handle } from "@/lib/http/handle";
import { parseId, queryOf } from "@/lib/http/params";
import { storeResized } from "@/lib/inbox/uploaded-files";

type Params = { fileId: string };

const Query = z.object({ as: z.enum(["image", "sticker"]).default("image") });

export const POST = handle<Params>(async ({ agent, params, request }) => {
  const { as } = Query.parse(queryOf(request));
  return Response.json(await storeResized(agent, parseId(params.fileId), as, fileStore(), now()), { status: 201 });
});
