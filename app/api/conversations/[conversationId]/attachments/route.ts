import { GalleryQuery } from "@/lib/contract/attachment";
import { handle } from "@/lib/http/handle";
import { parseId, queryOf } from "@/lib/http/params";
import { listGallery } from "@/lib/inbox/gallery";

type Params = { conversationId: string };

export const GET = handle<Params>(async ({ agent, params, request }) =>
  Response.json(await listGallery(agent, parseId(params.conversationId), GalleryQuery.parse(queryOf(request)))),
);
