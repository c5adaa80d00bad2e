import { handle } from "@/lib/http/handle";
import { parseTemplate } from "@/lib/http/params";
import { setFavourite } from "@/lib/inbox/template-use";

type Params = { wabaId: string; name: string };

const setTo = (isFavourite: boolean) =>
  handle<Params>(async ({ agent, params }) => {
    const { wabaId, name } = parseTemplate(params);
    await setFavourite(agent, wabaId, name, isFavourite);
    return new Response(null, { status: 204 });
  });

export const PUT = setTo(true);

export const DELETE = setTo(false);
