import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { DELETE as cancel } from "@/app/api/conversations/[conversationId]/scheduled/[scheduledId]/route";
import { GET as list, POST as schedule } from "@/app/api/conversations/[conversationId]/scheduled/route";
import { PUT as change, DELETE as forget } from "@/app/api/saved-messages/[savedId]/route";
import { GET as listSaved, POST as save } from "@/app/api/saved-messages/route";
import { SavedMessageList, SavedMessageView } from "@/lib/contract/saved-message";
import { ScheduledReplyList, ScheduledReplyView } from "@/lib/contract/scheduled";
import { db } from "@/lib/db";
import { givenConversation, givenEmptyInbox } from "../../support/sending";
import { givenSignedIn } from "../../support/signed-in";

const { cookie } = await givenSignedIn("Ada");
let conversationId: string;

beforeEach(async () => {
  const numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE saved_message`;
  conversationId = await givenConversation(numberId, { lastInboundAt: new Date() });
});

function request(body?: object, { signedIn = true, method = body ? "POST" : "GET" } = {}): Request {
  const headers = { "content-type": "application/json", ...(signedIn ? { cookie } : {}) };
  return new Request("http://localhost:3000/api", { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}
const on = <Params extends Record<string, string>>(params: Params) => ({ params: Promise.resolve(params) });
const inAnHour = () => ({ type: "at", sendAt: new Date(Date.now() + 3_600_000).toISOString() });
const input = () => ({ reply: { kind: "text", clientMessageId: uuidv7(), text: "Later" }, trigger: inAnHour() });

describe("scheduled replies over HTTP", () => {
  test("are made, listed and cancelled in the contract's shapes", async () => {
    const made = await schedule(request(input()), on({ conversationId }));
    expect(made.status).toBe(201);
    const view = ScheduledReplyView.parse(await made.json());
    expect(ScheduledReplyList.parse(await (await list(request(), on({ conversationId }))).json())).toEqual({ replies: [view] });

    const gone = await cancel(request(undefined, { method: "DELETE" }), on({ conversationId, scheduledId: view.id }));
    expect(gone.status).toBe(204);
    expect(await (await list(request(), on({ conversationId }))).json()).toEqual({ replies: [] });
  });

  test("are refused in words: no sign-in, no such conversation, a window closed by then, a shape unknown", async () => {
    expect((await schedule(request(input(), { signedIn: false }), on({ conversationId }))).status).toBe(401);
    expect((await schedule(request(input()), on({ conversationId: uuidv7() }))).status).toBe(404);
    const late = { ...input(), trigger: { type: "at", sendAt: new Date(Date.now() + 26 * 3_600_000).toISOString() } };
    const refused = await schedule(request(late), on({ conversationId }));
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: "service_window_closed" } }]);
    const unknown = { ...input(), trigger: { type: "someday" } };
    expect((await schedule(request(unknown), on({ conversationId }))).status).toBe(400);
    expect(await db().scheduledReply.count()).toBe(0);
  });
});

describe("saved messages over HTTP", () => {
  const where = (name: string) => ({ name, interactive: { type: "location_request_message", body: "Where?" } });

  test("are saved, changed, listed and forgotten", async () => {
    const { id } = SavedMessageView.parse(await (await save(request(where("Place")), on({}))).json());
    const changed = await change(request(where("Where"), { method: "PUT" }), on({ savedId: id }));
    expect(await changed.json()).toMatchObject({ id, name: "Where" });
    expect(SavedMessageList.parse(await (await listSaved(request(), on({}))).json()).messages).toHaveLength(1);
    expect((await forget(request(undefined, { method: "DELETE" }), on({ savedId: id }))).status).toBe(204);
    expect((await forget(request(undefined, { method: "DELETE" }), on({ savedId: id }))).status).toBe(404);
  });

  test("are refused: a name that is taken, a message beyond Meta's limits, nobody signed in", async () => {
    expect((await save(request(where("Place")), on({}))).status).toBe(201);
    expect((await save(request(where("Place")), on({}))).status).toBe(409);
    const long = { name: "Long", interactive: { type: "location_request_message", body: "a".repeat(1_025) } };
    expect((await save(request(long), on({}))).status).toBe(400);
    expect((await listSaved(request(undefined, { signedIn: false }), on({}))).status).toBe(401);
  });
});
