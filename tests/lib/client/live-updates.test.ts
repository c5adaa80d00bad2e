import { createServer, type IncomingMessage } from "node:http";
import { InfiniteQueryObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LiveUpdates } from "@/lib/client/live-updates";
import { conversationsOptions } from "@/lib/client/queries";
import { keys } from "@/lib/client/query-keys";
import type { ConversationRow } from "@/lib/contract/conversation";
import { at, row } from "@/tests/components/inbox/rows";
import { eventually } from "@/tests/support/conditions";

const MARTA = row("Marta", at("12:00"));
const LEO = row("Leo", at("10:00"));

let inbox: ConversationRow[] = [];
let asked: string[] = [];
/** Holds the next answer back until it is settled. */
let held: Promise<void> | undefined;

/** The server's list: with ids only those of them that it holds. */
const server = createServer(async ({ url = "" }: IncomingMessage, response) => {
  asked.push(url);
  const ids = new URL(url, "http://here.invalid").searchParams.get("ids")?.split(",");
  const rows = inbox.filter(({ id }) => ids?.includes(id) ?? true);
  if (ids) {
    const answered = held;
    held = undefined;
    await answered;
  }
  response.setHeader("content-type", "application/json").end(JSON.stringify({ rows, nextCursor: null }));
});
const realFetch = globalThis.fetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  // A browser knows where its page came from; Node has to be told.
  globalThis.fetch = (path, init) => realFetch(new URL(String(path), `http://127.0.0.1:${address.port}`), init);
});

afterAll(() => {
  globalThis.fetch = realFetch;
  server.close();
});

describe("live updates", () => {
  const client = new QueryClient();
  const updates = new LiveUpdates(client);
  let leave: () => void;

  beforeEach(async () => {
    inbox = [MARTA, LEO];
    const observer = new InfiniteQueryObserver(client, conversationsOptions("all", "activity"));
    leave = observer.subscribe(() => undefined);
    await eventually("the list is loaded", () => shown() === "Marta, Leo");
    asked = [];
  });

  afterEach(() => {
    leave();
    updates.stop();
    client.clear();
  });

  it("bring a changed conversation to its place in a list on screen, asking for that one alone", async () => {
    inbox = [row("Leo", at("12:30")), MARTA];
    updates.take({ type: "changed", serverTime: Date.parse(MARTA.lastActivityAt), conversations: ["Leo"] });
    await eventually("Leo stands first", () => shown() === "Leo, Marta");
    expect(asked.filter((url) => !url.includes("summary"))).toEqual(["/api/conversations?view=all&order=activity&ids=Leo"]);
  });

  it("take a conversation out of a list that no longer holds it", async () => {
    inbox = [LEO];
    updates.take({ type: "changed", serverTime: Date.parse(MARTA.lastActivityAt), conversations: ["Marta"] });
    await eventually("Marta is gone", () => shown() === "Leo");
  });

  it("never let an answer that was held up put an older row over a newer one", async () => {
    let release: (() => void) | undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    inbox = [row("Leo", at("12:30")), MARTA];
    updates.take({ type: "changed", serverTime: Date.parse(MARTA.lastActivityAt), conversations: ["Leo"] });
    await eventually("the first is asked for", () => asked.some((url) => url.includes("ids=Leo")));
    inbox = [MARTA];
    updates.take({ type: "changed", serverTime: Date.parse(MARTA.lastActivityAt), conversations: ["Leo"] });
    await new Promise((done) => setTimeout(done, 300));
    release?.();
    await eventually(
      "the later state is what stays",
      () => shown() === "Marta" && asked.filter((url) => url.includes("ids=Leo")).length === 2,
    );
  });

  it("fetch everything on screen after a gap in the stream", async () => {
    inbox = [row("Amina", at("13:00")), MARTA, LEO];
    updates.take({ type: "hello", serverTime: Date.parse(MARTA.lastActivityAt) });
    await eventually("Amina came in", () => shown() === "Amina, Marta, Leo");
  });

  it("count supervision's figures anew when something changed, once for many changes", async () => {
    let counted = 0;
    const figures = new QueryObserver(client, {
      queryKey: [...keys.supervision, "figures"],
      queryFn: () => ++counted,
      staleTime: 60_000,
    });
    const stop = figures.subscribe(() => undefined);
    await eventually("they are counted at first", () => counted === 1);
    const fresh = new LiveUpdates(client);
    for (const id of ["Marta", "Leo", "Amina"]) {
      fresh.take({ type: "changed", serverTime: Date.parse(MARTA.lastActivityAt), conversations: [id] });
    }
    await eventually("they are counted again", () => counted > 1);
    fresh.stop();
    stop();
    expect(counted).toBe(2);
  });

  function shown(): string | undefined {
    const data = client.getQueryData<{ pages: { rows: ConversationRow[] }[] }>(keys.list("all", "activity"));
    return data?.pages.flatMap((page) => page.rows.map(({ id }) => id)).join(", ");
  }
});
