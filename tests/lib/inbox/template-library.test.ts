import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { TemplateLibrary } from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { deleteTemplate, liftPause, syncAccount } from "@/lib/inbox/template-account";
import { listLibrary } from "@/lib/inbox/template-library";
import { chooseOffer, offeredTo } from "@/lib/inbox/template-offers";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { clockAt, givenEmptyInbox, givenTemplate, listJobs, sendingContext } from "@/tests/support/sending";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
let noor: Awaited<ReturnType<typeof givenAgent>>;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
  await db().agent.deleteMany();
  await db().$executeRaw`TRUNCATE team CASCADE`;
  noor = await givenAgent("Noor", "admin");
  ada = await givenAgent("Ada");
});

const context = () => sendingContext(meta.url, clockAt(NOON));
const names = async (actor: { id: string }) => (await listLibrary(actor)).templates.map(({ name }) => name);

describe("the library", () => {
  it("has every name once for admins, with its languages and who may send it", async () => {
    const teamId = uuidv7();
    await db().team.create({ data: { id: teamId, name: "Wholesale desk" } });
    const grace = await givenAgent("Grace", "supervisor");
    for (const { id } of [ada, grace]) await db().teamMember.create({ data: { teamId, agentId: id } });
    await givenAgent("Tariq");
    await db().agent.update({ where: { id: (await givenAgent("Lea")).id }, data: { deactivatedAt: NOON } });
    await givenTemplate(
      { name: "b_code", category: "AUTHENTICATION", status: "REJECTED", rejectedReason: "SCAM", statusAt: NOON },
      { isOffered: false },
    );
    await givenTemplate(
      { name: "a_news", language: "en", category: "UTILITY" },
      { roles: ["agent"], everyTeam: false, teamIds: [teamId] },
    );
    await givenTemplate({ name: "a_news", language: "pt_PT", category: "MARKETING" });
    await givenTemplate({ name: "gone", deletedAt: NOON });
    const library = await listLibrary(noor);

    expect(TemplateLibrary.parse(library)).toEqual(library);
    expect(library).toMatchObject({
      templates: [
        {
          name: "a_news",
          category: "MARKETING",
          languages: [
            { language: "en", category: "UTILITY", description: { body: "Order {{1}} is ready for you." } },
            { language: "pt_PT", category: "MARKETING" },
          ],
          offer: { isOffered: true, roles: ["agent"], everyTeam: false, teamIds: [teamId], people: 1, decidedBy: null },
        },
        {
          name: "b_code",
          languages: [{ status: "REJECTED", rejectedReason: "SCAM", statusAt: NOON.toISOString() }],
          offer: { isOffered: false, people: 4 },
        },
      ],
      accounts: [{ wabaId: WABA_ID, numbers: [{ id: numberId, name: "Lisbon store" }] }],
      rules: [{ category: "MARKETING" }, { category: "UTILITY" }, { category: "AUTHENTICATION" }],
      teams: [{ id: teamId, name: "Wholesale desk", members: 2 }],
    });
  });

  it("counts just the people to whom it is offered", async () => {
    const teamId = uuidv7();
    await db().team.create({ data: { id: teamId, name: "Wholesale desk" } });
    const people = [
      noor,
      ada,
      await givenAgent("Grace", "supervisor"),
      await givenAgent("Tariq"),
      await givenAgent("Zoe", "admin"),
    ];
    for (const person of people.slice(0, 3)) await db().teamMember.create({ data: { teamId, agentId: person.id } });
    await givenTemplate({ name: "a" });
    for (const roles of [[], ["agent"], ["supervisor", "admin"], ["agent", "supervisor", "admin"]] as const) {
      for (const everyTeam of [true, false]) {
        const offer = { isOffered: true, roles: [...roles], everyTeam, teamIds: [teamId], everyNumber: true, numberIds: [] };
        await chooseOffer(noor, WABA_ID, "a", offer, NOON);
        const rights = await Promise.all(
          people.map(async (person) => {
            const rows = await db().$queryRaw<object[]>`SELECT id FROM template t WHERE ${offeredTo(person, null)}`;
            return rows.length;
          }),
        );
        expect((await listLibrary(noor)).templates[0]?.offer?.people).toBe(rights.reduce((sum, right) => sum + right, 0));
      }
    }
  });

  it("has for others what is offered to them, without the choices", async () => {
    await givenTemplate({ name: "offered" });
    await givenTemplate({ name: "off" }, { isOffered: false });
    await givenTemplate({ name: "others" }, { roles: ["supervisor"] });
    await givenTemplate({ name: "elsewhere" }, { everyNumber: false, numberIds: [uuidv7()] });
    await db().templateDraft.create({
      data: { id: uuidv7(), wabaId: WABA_ID, name: "draft", design: { category: "UTILITY" }, updatedBy: "Noor", updatedAt: NOON },
    });

    expect(await listLibrary(ada)).toMatchObject({
      templates: [{ name: "offered", offer: null, draft: null }],
      accounts: [{ wabaId: WABA_ID }],
      rules: [],
      teams: [],
    });
    expect(await names(await givenAgent("Grace", "supervisor"))).toEqual(["offered", "others"]);
    expect(await names(noor)).toEqual(["draft", "elsewhere", "off", "offered", "others"]);
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });
    await expect(listLibrary(ada)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("at Meta", () => {
  const deletion = (language: string | null) => deleteTemplate(noor, { wabaId: WABA_ID, name: "a", language }, context());

  beforeEach(async () => {
    await givenTemplate({ name: "a", metaId: "11" });
    await givenTemplate({ name: "a", metaId: "12", language: "pt_PT", status: "PAUSED", pausedUntil: NOON });
  });

  it("one language is deleted by its id, all by the name; both are audited", async () => {
    meta.answerWith(() => ({ status: 200, json: { success: true } }));
    await deletion("pt_PT");
    expect(meta.requests.map(({ method, query }) => [method, query.get("name"), query.get("hsm_id")])).toEqual([
      ["DELETE", "a", "12"],
    ]);
    expect((await listLibrary(noor)).templates[0]?.languages.map(({ language }) => language)).toEqual(["en"]);
    await deletion(null);

    expect(meta.requests[1]?.query.get("hsm_id")).toBeNull();
    expect(await names(noor)).toEqual([]);
    expect(await db().auditEntry.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { actorId: noor.id, action: "template.deleted", label: "a", details: { languages: ["pt_PT"] } },
      { action: "template.deleted", details: { languages: ["en"] } },
    ]);
    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["sync-templates"]);
    await expect(deletion(null)).rejects.toMatchObject({ code: "not_found" });
  });

  it("a refusal is told in Meta's words and changes nothing; no answer asks for a sync", async () => {
    meta.answerWith(() => refusal(100, { details: "Disabled templates cannot be deleted." }));
    await expect(deletion("en")).rejects.toMatchObject({
      code: "conflict",
      details: { code: 100, details: "Disabled templates cannot be deleted." },
    });
    meta.answerWith(() => "hang-up");
    await expect(deletion("en")).rejects.toMatchObject({ code: "unavailable" });

    expect(await db().auditEntry.count()).toBe(0);
    expect(await names(noor)).toEqual(["a"]);
    expect(await listJobs()).toHaveLength(1);
  });

  it("a pause is lifted, if Meta does it", async () => {
    const pause = { wabaId: WABA_ID, name: "a", language: "pt_PT" };
    meta.answerWith(() => ({ status: 200, json: { success: false, reason: "Paused for its quality." } }));
    await expect(liftPause(noor, pause, context())).rejects.toMatchObject({
      code: "conflict",
      details: { title: "Paused for its quality." },
    });
    meta.answerWith(() => ({ status: 200, json: { success: true } }));
    await liftPause(noor, pause, context());

    expect(meta.requests.at(-1)?.path).toContain("/12/unpause");
    expect(await db().template.findFirstOrThrow({ where: { metaId: "12" } })).toMatchObject({
      status: "APPROVED",
      pausedUntil: null,
    });
    expect(await db().auditEntry.findMany()).toMatchObject([
      { action: "template.unpaused", label: "a", details: { language: "pt_PT" } },
    ]);
  });

  it("is nothing for people who are no admins", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    await expect(deleteTemplate(grace, { wabaId: WABA_ID, name: "a", language: null }, context())).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(liftPause(grace, { wabaId: WABA_ID, name: "a", language: "pt_PT" }, context())).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(syncAccount(grace, WABA_ID, context())).rejects.toMatchObject({ code: "forbidden" });
    expect(meta.requests).toEqual([]);
    await expect(syncAccount(noor, "999", context())).rejects.toMatchObject({ code: "not_found" });
    meta.answerWith(() => ({ status: 200, json: { data: [] } }));
    await syncAccount(noor, WABA_ID, context());
    expect(await names(noor)).toEqual([]);
  });
});
