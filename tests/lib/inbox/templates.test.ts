import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { enqueueTemplateSyncs, syncTemplates } from "@/lib/inbox/template-sync";
import { listTemplates, refreshTemplates } from "@/lib/inbox/templates";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { createGate, type MetaAnswer, refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { clockAt, givenEmptyInbox, givenTemplate, listJobs, sendingContext } from "@/tests/support/sending";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
  await db().phoneNumber.update({ where: { id: numberId }, data: { templatesError: null, templatesSyncedAt: null } });
  ada = await givenAgent();
});

const context = () => sendingContext(meta.url, clockAt(NOON));
const sync = () => syncTemplates(WABA_ID, context());

type Listed = { name: string; status?: string; language?: string; text?: string };

function listed({ name, status = "APPROVED", language = "en", text = "Hello {{1}}, welcome." }: Listed) {
  return { id: `id-${name}-${language}`, name, language, status, category: "UTILITY", components: [{ type: "BODY", text }] };
}

/** Answers list requests with these pages, by cursor. */
function givenPages(...pages: object[][]) {
  meta.answerWith(({ query }): MetaAnswer => {
    const index = Number(query.get("after") ?? 0);
    const isLast = index === pages.length - 1;
    const paging = { cursors: { after: String(index + 1) }, ...(isLast ? {} : { next: "https://graph.invalid/next" }) };
    return { status: 200, json: { data: pages[index], paging } };
  });
}

const names = async () => (await listTemplates(ada, numberId)).templates.map(({ name }) => name);

describe("a sync", () => {
  it("reads every page, an empty one in the middle included", async () => {
    const many = Array.from({ length: 250 }, (_, index) => listed({ name: `t${String(index).padStart(3, "0")}` }));
    givenPages(many.slice(0, 100), [], many.slice(100, 200), many.slice(200));
    await sync();

    expect(await names()).toEqual(many.map(({ name }) => name));
    expect(meta.requests.map(({ path, query }) => [path, query.get("after")])).toEqual([
      [`/v26.0/${WABA_ID}/message_templates`, null],
      [`/v26.0/${WABA_ID}/message_templates`, "1"],
      [`/v26.0/${WABA_ID}/message_templates`, "2"],
      [`/v26.0/${WABA_ID}/message_templates`, "3"],
    ]);
  });

  it("changes what changed, hides what vanished, and shows again what came back, under the same id", async () => {
    givenPages([listed({ name: "kept" }), listed({ name: "goes" })]);
    await sync();
    const before = await db().template.findMany({ orderBy: { name: "asc" } });

    givenPages([listed({ name: "kept", status: "PAUSED" })]);
    await sync();
    expect(await names()).toEqual(["kept"]);
    expect(await db().template.findMany({ orderBy: { name: "asc" } })).toMatchObject([
      { name: "goes", deletedAt: NOON },
      { name: "kept", status: "PAUSED", deletedAt: null },
    ]);

    givenPages([listed({ name: "kept" }), listed({ name: "goes" })]);
    await sync();
    const after = await db().template.findMany({ orderBy: { name: "asc" } });
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await names()).toEqual(["goes", "kept"]);
  });

  it("that breaks off changes nothing, and says why beside the templates, until one works", async () => {
    givenPages([listed({ name: "kept" }), listed({ name: "on page two" })]);
    await sync();
    meta.answerWith(({ query }) =>
      query.get("after")
        ? refusal(190, { status: 401 })
        : {
            status: 200,
            json: { data: [listed({ name: "kept" })], paging: { cursors: { after: "x" }, next: "https://graph.invalid/x" } },
          },
    );
    await sync();

    const list = await listTemplates(ada, numberId);
    expect(list.templates).toHaveLength(2);
    expect(list.error).toContain("190");
    givenPages([listed({ name: "kept" })]);
    await sync();
    expect(await listTemplates(ada, numberId)).toMatchObject({
      error: null,
      syncedAt: NOON.toISOString(),
      templates: [{ name: "kept" }],
    });
  });

  it("that began earlier and ends later does not bring back an older state", async () => {
    const gate = createGate();
    let asked = 0;
    meta.answerWith(async () => {
      asked += 1;
      if (asked > 1) return { status: 200, json: { data: [listed({ name: "one", status: "PAUSED" }), listed({ name: "new" })] } };
      await gate.opened;
      return { status: 200, json: { data: [listed({ name: "one" }), listed({ name: "gone" })] } };
    });
    const slow = sync();
    await expect.poll(() => asked).toBe(1);
    await sync();
    gate.open();
    await slow;

    expect(await db().template.findMany({ orderBy: { name: "asc" } })).toMatchObject([
      { name: "new", deletedAt: null },
      { name: "one", status: "PAUSED", deletedAt: null },
    ]);
  });

  it("touches only its own account, and does not hide others of a list with parts it cannot read", async () => {
    await givenTemplate({ name: "foreign", wabaId: "999" });
    givenPages([listed({ name: "first" }), listed({ name: "second" })]);
    await sync();
    givenPages([listed({ name: "first" }), { nonsense: true }]);
    await sync();

    expect(await names()).toEqual(["first", "second"]);
    expect(await db().template.findFirstOrThrow({ where: { wabaId: "999" } })).toMatchObject({ deletedAt: null });
  });

  it("keeps what Meta says of each, and since when; what only webhooks tell stays as long as its state", async () => {
    const said = {
      ...listed({ name: "one" }),
      sub_category: "ORDER_STATUS",
      correct_category: "MARKETING",
      message_send_ttl_seconds: 3600,
    };
    givenPages([{ ...said, rejected_reason: "NONE" }]);
    await sync();
    const one = () => db().template.findFirstOrThrow({ where: { name: "one" } });
    expect(await one()).toMatchObject({
      subCategory: "ORDER_STATUS",
      correctCategory: "MARKETING",
      ttlSeconds: 3600,
      rejectedReason: null,
      statusAt: NOON,
      createdAt: NOON,
    });

    const told = { pausedUntil: NOON, rejectedDetails: "Too many blocks.", categoryAt: NOON, statusAt: new Date(0) };
    await db().template.updateMany({ data: told });
    givenPages([said]);
    await sync();
    expect(await one()).toMatchObject(told);

    givenPages([
      { ...said, status: "REJECTED", rejected_reason: "PROMOTIONAL", category: "MARKETING", previous_category: "UTILITY" },
    ]);
    await sync();
    expect(await one()).toMatchObject({
      status: "REJECTED",
      statusAt: NOON,
      pausedUntil: null,
      rejectedReason: "PROMOTIONAL",
      rejectedDetails: null,
      previousCategory: "UTILITY",
      correctCategory: null,
      categoryAt: null,
    });
  });

  it("offers what is new by its category, and never switches marketing on, whatever lists come", async () => {
    const categories = ["UTILITY", "MARKETING", "AUTHENTICATION"];
    const isOn = async () =>
      new Map((await db().templateOffer.findMany()).map(({ name, isOffered }) => [name, isOffered] as const));
    for (let round = 0; round < 8; round += 1) {
      const before = await isOn();
      const list = Array.from({ length: 12 }, (_, index) => ({
        ...listed({ name: `t${index}`, language: index % 3 === 0 ? "pt_PT" : "en" }),
        category: categories[(index * 5 + round * (index % 4)) % 3] ?? "",
      }));
      givenPages(list);
      await sync();
      const after = await isOn();
      for (const { name, category } of list) {
        expect([name, round, after.get(name)]).toEqual([name, round, category !== "MARKETING"]);
        if (category === "MARKETING") expect(before.get(name) === false && after.get(name)).toBe(false);
      }
    }
    const switched = await db().auditEntry.findMany();
    expect(switched.length).toBeGreaterThan(0);
    expect(switched.every(({ actorId }) => actorId === null)).toBe(true);
  });

  it("is due for every account, once each", async () => {
    await enqueueTemplateSyncs();
    await enqueueTemplateSyncs();

    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["sync-templates"]);
  });
});

describe("the picker's list", () => {
  it("has what can be sent first, and says why the rest cannot", async () => {
    await givenTemplate({ name: "a_paused", status: "PAUSED" });
    await givenTemplate({
      name: "b_call",
      components: [{ type: "BODY", text: "May we call you?" }, { type: "CALL_PERMISSION_REQUEST" }],
    });
    await givenTemplate({ name: "c_good" });
    await givenTemplate({ name: "c_good", language: "pt_PT" });
    const { templates } = await listTemplates(ada, numberId);

    expect(templates.map(({ name, language, blocked }) => [name, language, blocked])).toEqual([
      ["c_good", "en", null],
      ["c_good", "pt_PT", null],
      ["a_paused", "en", "paused"],
      ["b_call", "en", "unsupported_parts"],
    ]);
    expect(templates[0]).toMatchObject({
      body: "Order {{1}} is ready for you.",
      variables: [{ key: "body.1", component: "body", name: "1" }],
    });
  });

  it("is Meta's present one after a refresh", async () => {
    await givenTemplate({ name: "stale" });
    givenPages([listed({ name: "fresh" })]);

    expect(await refreshTemplates(ada, numberId, context())).toMatchObject({ templates: [{ name: "fresh" }], error: null });
  });

  it("is nobody's who may not see the number", async () => {
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });

    await expect(listTemplates(ada, numberId)).rejects.toMatchObject({ code: "not_found" });
    await expect(refreshTemplates(ada, numberId, context())).rejects.toMatchObject({ code: "not_found" });
    expect(meta.requests).toEqual([]);
  });
});
