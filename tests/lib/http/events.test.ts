import { v7 as newId } from "uuid";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startSession } from "@/lib/auth/session";
import { LiveFrame } from "@/lib/contract/live";
import { db } from "@/lib/db";
import { GET } from "@/lib/http/events";
import { liveStreams } from "@/lib/http/live-streams";
import { pageBuild } from "@/lib/http/page-build";
import { deactivatePerson, reactivatePerson } from "@/lib/inbox/deactivation";
import { saveDraft } from "@/lib/inbox/drafts";
import { changeRole } from "@/lib/inbox/people";
import { announcePresence } from "@/lib/inbox/presence";
import { bus } from "@/lib/realtime/bus";
import { publish } from "@/lib/realtime/publish";
import { eventually } from "@/tests/support/conditions";
import { givenAgent, givenNumber, receiveDeliveries, theConversation } from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom } from "@/tests/support/meta-webhook";

let cookie: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeAll(async () => {
  await givenNumber();
  ada = await givenAgent("Ada");
  const { cookies } = await startSession(ada.id);
  cookie = cookies
    .getSetCookie()
    .map((value) => value.split(";")[0])
    .join("; ");
  return () => bus().close();
});

afterEach(() => liveStreams().closeAll());

type Listening = { frames: LiveFrame[]; ended: Promise<void>; leave: () => void };

/** Opens a stream of Ada's and collects its frames. */
const listen = () => listenWith(cookie);

/** The same for whoever got these cookies. */
const listenAs = (cookies: Headers) => listenWith(cookies.getSetCookie()[0]?.split(";")[0] ?? "");

async function listenWith(cookie: string): Promise<Listening> {
  const leaving = new AbortController();
  const response = await GET(new Request("http://localhost/api/events", { headers: { cookie }, signal: leaving.signal }));
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const frames: LiveFrame[] = [];
  const ended = (async () => {
    for await (const chunk of response.body ?? []) {
      const text = new TextDecoder().decode(chunk);
      for (const part of text.split("\n\n").filter(Boolean))
        frames.push(LiveFrame.parse(JSON.parse(part.replace(/^data: /, ""))));
    }
  })();
  await eventually("the stream says hello", () => frames[0]?.type === "hello");
  return { frames, ended, leave: () => leaving.abort() };
}

describe("the stream of changes", () => {
  it("is refused without a session", async () => {
    expect((await GET(new Request("http://localhost/api/events"))).status).toBe(401);
  });

  it("greets with the build of the pages, so that a tab from before an upgrade notices", async () => {
    const { frames } = await listen();
    expect(frames[0]).toMatchObject({ type: "hello", build: pageBuild() });
    liveStreams().announceClock();
    const beat = await eventually("a heartbeat", () => frames.find(({ type }) => type === "heartbeat"));
    expect(beat).toMatchObject({ build: pageBuild() });
  });

  it("names the conversation that an inbound message changed, and nothing that was said in it", async () => {
    const { frames } = await listen();
    await receiveDeliveries([deliveryOf([messageFrom(marta, "my secret", { at: 1_795_348_800, wamid: "wamid.1" })])]);
    const { id } = await theConversation();

    const frame = await eventually("the change is heard", () => frames.find(({ type }) => type === "changed"));
    expect(frame).toMatchObject({ type: "changed", conversations: [id] });
    expect(JSON.stringify(frames)).not.toContain("secret");
  });

  it("tells an agent's own browsers, and nobody else's, that a draft appeared and that it is gone", async () => {
    await receiveDeliveries([deliveryOf([messageFrom(marta, "Hello", { at: 1_795_348_800, wamid: "wamid.1" })])]);
    const { id } = await theConversation();
    const grace = await givenAgent("Grace");
    const { frames } = await listen();
    const knows: string[] = [];
    const save = async (agent: typeof ada, text: string) => {
      const { revision } = await saveDraft(agent, id, { text, beside: "", revision: newId(), knows }, new Date());
      if (revision) knows.push(revision);
    };
    await save(grace, "Dear Marta");
    await save(ada, "Dear");
    await save(ada, "Dear Marta");
    await save(ada, "");
    await save(ada, "");
    await announcePresence(grace, id, { state: "viewing" });

    await eventually("what came last is heard", () => frames.find(({ type }) => type === "presence"));
    const changes = frames.filter(({ type }) => type === "changed");
    expect(changes).toEqual([expect.objectContaining({ conversations: [id] }), expect.objectContaining({ conversations: [id] })]);
    // The words between: to whoever does not know them by their name.
    expect(frames.filter(({ type }) => type === "draft")).toMatchObject([{ conversationId: id, revision: knows[2] }]);
  });

  it("says nothing of a transaction that was rolled back", async () => {
    const { frames } = await listen();
    const change = (id: string) => ({ type: "changed" as const, conversations: [id] });
    await expect(
      db().$transaction(async (tx) => {
        await publish(tx, change("rolled back"));
        throw new Error("No.");
      }),
    ).rejects.toThrow("No.");
    await db().$transaction((tx) => publish(tx, change("committed")));

    await eventually("the committed one is heard", () => frames.some(({ type }) => type === "changed"));
    expect(frames.filter(({ type }) => type === "changed")).toMatchObject([{ conversations: ["committed"] }]);
  });

  it("says that everything changed when there are too many conversations to name", async () => {
    const { frames } = await listen();
    const conversations = Array.from(
      { length: 1_000 },
      (_, index) => `0195e3a0-0000-7000-8000-${String(index).padStart(12, "0")}`,
    );
    await db().$transaction((tx) => publish(tx, { type: "changed", conversations }));

    expect(await eventually("it is heard", () => frames.find(({ type }) => type === "changed"))).toMatchObject({
      all: true,
      conversations: [],
    });
  });

  it("tells colleagues who is writing", async () => {
    const { frames } = await listen();
    const { id } = await theConversation();
    await announcePresence(ada, id, { state: "writing" });

    expect(await eventually("it is heard", () => frames.find(({ type }) => type === "presence"))).toMatchObject({
      conversationId: id,
      agent: { id: ada.id, name: "Ada" },
      state: "writing",
    });
  });

  it("goes on after its connection to Postgres broke, and asks for a refetch", async () => {
    const { frames } = await listen();
    await db()
      .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`;

    await eventually("a second hello", () => frames.filter(({ type }) => type === "hello").length === 2);
    await db().$transaction((tx) => publish(tx, { type: "templates" }));
    await eventually("changes are heard again", () => frames.some(({ type }) => type === "templates"));
  });

  it("ends when the process stops, and when the browser leaves", async () => {
    const first = await listen();
    const second = await listen();
    second.leave();
    await second.ended.catch(() => undefined);
    liveStreams().closeAll();
    await first.ended;
  });

  it("ends when its agent is deactivated, long before the next heartbeat", async () => {
    const noor = await givenAgent("Noor", "admin");
    const { cookies } = await startSession(noor.id);
    const grace = await givenAgent("Grace");
    await startSession(grace.id);
    const { frames, ended } = await listen();
    const other = await listenAs(cookies);
    await deactivatePerson(noor, ada.id, null, new Date());
    await ended;

    expect(frames.at(-1)).toMatchObject({ type: "signed-out" });
    await db().$transaction((tx) => publish(tx, { type: "templates" }));
    await eventually("others go on", () => other.frames.some(({ type }) => type === "templates"));
  });

  it("has the browsers of somebody whose role changed fetch everything anew", async () => {
    const noor = await givenAgent("Noor", "admin");
    await reactivatePerson(noor, ada.id, new Date());
    const own = await listenAs((await startSession(ada.id)).cookies);
    const others = await listenAs((await startSession(noor.id)).cookies);
    await changeRole(noor, ada.id, "supervisor", new Date());

    await eventually("a second hello", () => own.frames.filter(({ type }) => type === "hello").length === 2);
    expect(others.frames.filter(({ type }) => type === "hello")).toHaveLength(1);
  });
});
