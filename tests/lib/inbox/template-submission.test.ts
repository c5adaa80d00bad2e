import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { TemplateDesign } from "@/lib/contract/template-design";
import { db } from "@/lib/db";
import { findDraft, saveDraft } from "@/lib/inbox/template-drafts";
import { submitDraft } from "@/lib/inbox/template-submission";
import { StoreAwayError } from "@/lib/storage/file-store";
import { languageDesign, templateDesign } from "@/tests/support/designs";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { createGate, type MetaAnswer, type MetaRequest, refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { clockAt, givenEmptyInbox, givenTemplate, sendingContext, type TestClock } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

const SPRING = { wabaId: WABA_ID, name: "spring_news" };
const BODY = [
  { type: "BODY", text: "Hello {{1}}, your order is ready to be picked up at our store.", example: { body_text: [["Ana"]] } },
];
const pt = languageDesign({ language: "pt_PT", body: "Olá {{1}}, a sua encomenda está pronta na nossa loja de Lisboa." });

let noor: Awaited<ReturnType<typeof givenAgent>>;
let clock: TestClock;

beforeEach(async () => {
  meta.reset();
  clock = clockAt(NOON);
  await givenEmptyInbox();
  noor = await givenAgent("Noor", "admin");
});

const isCreation = ({ method, path }: MetaRequest) => method === "POST" && path.endsWith("/message_templates");
const isEdit = ({ method, path }: MetaRequest) => method === "POST" && /\/id-\w+$/.test(path);
const changes = () => meta.requests.filter((request) => isCreation(request) || isEdit(request));

/** Meta's side: an answer to each change. Its list cannot be read, so that what a test has given stays. */
function givenMeta(answer: (request: MetaRequest) => MetaAnswer | null | Promise<MetaAnswer | null> = () => null) {
  meta.answerWith(async (request) => {
    if (request.method === "GET" && request.path.endsWith("/message_templates")) return refusal(2, { status: 500 });
    const told = await answer(request);
    if (told) return told;
    if (isCreation(request)) {
      return { status: 200, json: { id: `id-${request.body.language}`, status: "PENDING", category: "UTILITY" } };
    }
    return isEdit(request) ? { status: 200, json: { success: true } } : null;
  });
}

async function submit(design: TemplateDesign, revision = 0) {
  const draft = await saveDraft(noor, SPRING, { design, revision }, clock.at);
  return submitDraft(noor, SPRING, { revision: draft.revision }, sendingContext(meta.url, clock));
}

const givenApproved = (language: string, data: object = {}) =>
  givenTemplate({ name: SPRING.name, language, metaId: `id-${language}`, components: BODY, ...data });

describe("a submission", () => {
  it("creates each language, one after the other, keeps the sources, and the draft is gone", async () => {
    givenMeta();
    const design = templateDesign([languageDesign(), pt], { sources: { "body.1": "contact_first_name" } });
    const result = await submit(design);

    expect(result.languages.map(({ language, outcome, status }) => [language, outcome, status])).toEqual([
      ["en", "created", "PENDING"],
      ["pt_PT", "created", "PENDING"],
    ]);
    expect(changes().map(({ body }) => [body.name, body.language, body.category])).toEqual([
      ["spring_news", "en", "UTILITY"],
      ["spring_news", "pt_PT", "UTILITY"],
    ]);
    expect(await db().templateDraft.count()).toBe(0);
    expect(await db().templateOffer.findFirstOrThrow()).toMatchObject({
      sources: design.sources,
      isOffered: true,
      decidedAt: null,
    });
    expect(await db().auditEntry.findMany()).toMatchObject([
      {
        actorId: noor.id,
        action: "template.submitted",
        label: "spring_news",
        details: { wabaId: WABA_ID, languages: [{ outcome: "created" }, {}] },
      },
    ]);
    expect(meta.requests.at(-1)?.path).toContain("/message_templates");
  });

  it("that Meta refuses in one language keeps Meta's words and the draft; the next one does only what is left", async () => {
    const error = {
      code: 100,
      error_subcode: 2388024,
      message: "Invalid parameter",
      error_user_title: "Content exists",
      error_user_msg: "There is already Portuguese.",
    };
    givenMeta(({ body }) => (body.language === "pt_PT" ? { status: 400, json: { error } } : null));
    const design = templateDesign([languageDesign(), pt]);
    const { languages } = await submit(design);
    expect(languages).toMatchObject([
      { language: "en", outcome: "created", error: null },
      {
        language: "pt_PT",
        outcome: "refused",
        error: { code: 100, title: "Content exists", details: "There is already Portuguese." },
      },
    ]);
    expect(await findDraft(noor, SPRING, NOON)).toMatchObject({ revision: 1 });

    await givenApproved("en");
    meta.requests.length = 0;
    meta.answerWith((request) =>
      request.method === "GET" ? refusal(1) : { status: 200, json: { id: "id-pt", status: "APPROVED", category: "MARKETING" } },
    );
    const again = await submit(design, 1);
    expect(again.languages).toMatchObject([
      { outcome: "unchanged" },
      { outcome: "created", status: "APPROVED", category: "MARKETING" },
    ]);
    expect(changes()).toHaveLength(1);
    expect(await db().templateDraft.count()).toBe(0);
  });

  it("without an answer is unknown: the draft stays, and a sync finds out", async () => {
    givenMeta((request) => (isCreation(request) ? "hang-up" : null));
    const { languages } = await submit(templateDesign());

    expect(languages).toMatchObject([{ outcome: "unknown", error: null }]);
    expect(await db().templateDraft.findFirstOrThrow()).toMatchObject({ submittingSince: null });
    expect(meta.requests.some(({ method }) => method === "GET")).toBe(true);
  });

  it("asks only once what refuses the whole account", async () => {
    givenMeta((request) => (isCreation(request) ? refusal(190, { status: 401 }) : null));
    const { languages } = await submit(templateDesign([languageDesign(), pt]));

    expect(changes()).toHaveLength(1);
    expect(languages).toMatchObject([{ error: { code: 190 } }, { error: { code: 190 } }]);
  });

  it("twice at once creates once", async () => {
    const gate = createGate();
    givenMeta(async (request) => {
      if (isCreation(request)) await gate.opened;
      return null;
    });
    await saveDraft(noor, SPRING, { design: templateDesign(), revision: 0 }, NOON);
    const context = sendingContext(meta.url, clock);
    const first = submitDraft(noor, SPRING, { revision: 1 }, context);
    await expect.poll(() => changes().length).toBe(1);
    await expect(submitDraft(noor, SPRING, { revision: 1 }, context)).rejects.toMatchObject({ code: "conflict" });
    await expect(saveDraft(noor, SPRING, { design: templateDesign(), revision: 1 }, NOON)).rejects.toMatchObject({
      code: "conflict",
    });
    gate.open();
    await first;

    expect(changes()).toHaveLength(1);
  });

  it("changes what Meta has by its id, and only where it is other", async () => {
    givenMeta();
    await givenApproved("en");
    await givenApproved("pt_PT", { status: "REJECTED" });
    const { languages } = await submit(templateDesign([languageDesign(), pt]));

    expect(languages).toMatchObject([{ outcome: "unchanged" }, { outcome: "changed" }]);
    expect(changes().map(({ path, body }) => [path, body.name, body.category])).toEqual([
      ["/v26.0/id-pt_PT", undefined, "UTILITY"],
    ]);
  });

  it("of an approved language goes once a day and ten times a month; a rejected one always", async () => {
    givenMeta();
    await givenApproved("en");
    const edited = (text: string) =>
      templateDesign([languageDesign({ body: `Hello {{1}}, ${text} is ready to be picked up now.` })]);
    const outcomes: (string | undefined)[] = [];
    for (let day = 0; day < 11; day += 1) {
      const { languages } = await submit(edited(`order ${day}`), (await db().templateDraft.findFirst())?.revision ?? 0);
      outcomes.push(languages[0]?.outcome);
      clock.pass(86_400_000);
    }
    expect(outcomes).toEqual([...Array(10).fill("changed"), "refused"]);
    expect(changes()).toHaveLength(10);
    expect(await findDraft(noor, SPRING, clock.at)).toMatchObject({ atMeta: [{ editsInMonth: 10, editsInDay: 0 }] });

    clock.pass(25 * 86_400_000);
    await submit(edited("a late order"), 1);
    const sameDay = await submit(edited("another order"));
    expect(sameDay.languages).toMatchObject([{ outcome: "refused", error: { code: null } }]);
    await db().template.updateMany({ data: { status: "REJECTED" } });
    expect((await submit(edited("another order"), 1)).languages).toMatchObject([{ outcome: "changed" }]);
  });

  it("that Meta would surely refuse, or takes in no such state, does not ask", async () => {
    givenMeta();
    await expect(submit(templateDesign([languageDesign({ body: "{{1}}" })]))).rejects.toMatchObject({
      code: "invalid_input",
      details: { findings: expect.arrayContaining([expect.objectContaining({ severity: "error", language: "en" })]) },
    });
    await givenApproved("en", { status: "PENDING" });
    const { languages } = await submit(templateDesign([languageDesign({ footer: "Ribeira Goods" })]), 1);

    expect(languages).toMatchObject([{ outcome: "refused" }]);
    expect(changes()).toEqual([]);
  });

  it("gives Meta its sample files first, each once, under the app of the token", async () => {
    const fileId = await givenFile(noor.id);
    givenMeta(({ method, path }) => {
      if (path.endsWith("/app")) return { status: 200, json: { id: "4000" } };
      if (path.endsWith("/4000/uploads")) return { status: 200, json: { id: "upload:S1" } };
      return method === "POST" && path.includes("upload:") ? { status: 200, json: { h: "4::handle" } } : null;
    });
    const header = { format: "image", sample: { fileId, url: null } } as const;
    await submit(templateDesign([languageDesign({ header }), { ...pt, header }]));

    expect(meta.requests.filter(({ path }) => path.endsWith("/uploads"))).toHaveLength(1);
    expect(changes().map(({ body }) => body.components)).toEqual([
      expect.arrayContaining([{ type: "HEADER", format: "IMAGE", example: { header_handle: ["4::handle"] } }]),
      expect.arrayContaining([{ type: "HEADER", format: "IMAGE", example: { header_handle: ["4::handle"] } }]),
    ]);
  });

  it("that a fault ends halfway keeps in the audit what went through, and the draft for the rest", async () => {
    givenMeta(({ path }) => (path.endsWith("/app") ? { status: 200, json: { id: "4000" } } : null));
    const header = { format: "image", sample: { fileId: await givenFile(noor.id), url: null } } as const;
    const design = templateDesign([languageDesign(), { ...pt, header }]);
    const { revision } = await saveDraft(noor, SPRING, { design, revision: 0 }, clock.at);
    const context = sendingContext(meta.url, clock);
    const away = Object.assign(Object.create(context.storage), { get: () => Promise.reject(new StoreAwayError("away")) });

    await expect(submitDraft(noor, SPRING, { revision }, { ...context, storage: away })).rejects.toThrow(StoreAwayError);
    expect(changes().map(({ body }) => body.language)).toEqual(["en"]);
    expect(await db().auditEntry.findMany({ where: { action: "template.submitted" } })).toMatchObject([
      { details: { languages: [{ language: "en", outcome: "created" }] } },
    ]);
    expect(await db().templateDraft.findMany()).toMatchObject([{ revision, submittingSince: null }]);
  });

  it("is an admin's", async () => {
    await saveDraft(noor, SPRING, { design: templateDesign(), revision: 0 }, NOON);
    const grace = await givenAgent("Grace", "supervisor");
    await expect(submitDraft(grace, SPRING, { revision: 1 }, sendingContext(meta.url, clock))).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(meta.requests).toEqual([]);
  });
});
