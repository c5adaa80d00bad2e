import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { AgentRole } from "@/lib/contract/agent";
import type { TemplateOfferInput } from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { chooseOffer, offeredTo } from "@/lib/inbox/template-offers";
import { changeRule, followNews, followRules } from "@/lib/inbox/template-rules";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenEmptyInbox, givenTemplate } from "@/tests/support/sending";

const EVERYBODY: TemplateOfferInput = {
  isOffered: true,
  roles: ["agent", "supervisor", "admin"],
  everyTeam: true,
  teamIds: [],
  everyNumber: true,
  numberIds: [],
};

let numberId: string;
let otherNumberId: string;
let teamId: string;
let noor: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().phoneNumber.deleteMany({ where: { id: { not: numberId } } });
  await db().$executeRaw`TRUNCATE team CASCADE`;
  await db().templateCategoryRule.updateMany({ data: { roles: ["agent", "supervisor", "admin"] } });
  await db().templateCategoryRule.update({ where: { category: "UTILITY" }, data: { offerAfterSync: true } });
  noor = await givenAgent("Noor", "admin");
  otherNumberId = uuidv7();
  const number = { wabaId: WABA_ID, displayPhoneNumber: "351210000200", name: "Wholesale" };
  await db().phoneNumber.create({ data: { id: otherNumberId, phoneNumberId: "200", ...number } });
  teamId = uuidv7();
  await db().team.create({ data: { id: teamId, name: "Wholesale desk" } });
});

async function isOffered(actor: { id: string }, onNumber: string | null = numberId): Promise<boolean> {
  const rows = await db().$queryRaw<object[]>`SELECT id FROM template t WHERE ${offeredTo(actor, onNumber)}`;
  return rows.length > 0;
}

async function givenTariq(role: AgentRole, isMember: boolean) {
  const tariq = await givenAgent("Tariq", role);
  await db().teamMember.deleteMany({ where: { agentId: tariq.id } });
  if (isMember) await db().teamMember.create({ data: { agentId: tariq.id, teamId } });
  return tariq;
}

const offers = () => db().templateOffer.findMany({ orderBy: { name: "asc" } });
const audited = () => db().auditEntry.findMany({ orderBy: { id: "asc" } });

describe("a template is offered", () => {
  const cases = AgentRole.options.flatMap((role) =>
    [true, false].flatMap((isMember) =>
      [true, false].flatMap((onThisNumber) => [true, false].map((ruleAllows) => ({ role, isMember, onThisNumber, ruleAllows }))),
    ),
  );

  it.each(cases)(
    "only to who passes role, team, number and category: %j",
    async ({ role, isMember, onThisNumber, ruleAllows }) => {
      const tariq = await givenTariq(role, isMember);
      await db().templateCategoryRule.update({ where: { category: "UTILITY" }, data: { roles: ruleAllows ? [role] : [] } });
      await givenTemplate(
        {},
        {
          roles: ["agent", "supervisor"],
          everyTeam: false,
          teamIds: [teamId],
          everyNumber: false,
          numberIds: [onThisNumber ? numberId : otherNumberId],
        },
      );
      const isReached = role !== "admin" && isMember && ruleAllows;

      expect(await isOffered(tariq)).toBe(isReached && onThisNumber);
      expect(await isOffered(tariq, null)).toBe(isReached);
    },
  );

  it("to everybody on every number when nothing narrows it, but to nobody when it is off, gone, undecided or unheard of", async () => {
    const tariq = await givenTariq("agent", false);
    const id = await givenTemplate();
    expect(await isOffered(tariq)).toBe(true);

    await db().templateOffer.updateMany({ data: { isOffered: false } });
    expect(await isOffered(tariq)).toBe(false);
    await db().templateOffer.updateMany({ data: { isOffered: true } });
    await db().template.update({ where: { id }, data: { deletedAt: NOON } });
    expect(await isOffered(tariq)).toBe(false);
    await db().template.update({ where: { id }, data: { deletedAt: null, category: "SOMETHING_NEW" } });
    expect(await isOffered(tariq)).toBe(false);
    await db().template.update({ where: { id }, data: { category: "UTILITY" } });
    await db().agent.update({ where: { id: tariq.id }, data: { deactivatedAt: NOON } });
    expect(await isOffered(tariq)).toBe(false);
  });
});

describe("a choice", () => {
  it("is an admin's alone, and is kept with what was before", async () => {
    await givenTemplate({ name: "order_ready" }, { isOffered: false });
    const choice = { ...EVERYBODY, everyTeam: false, teamIds: [teamId], everyNumber: false, numberIds: [otherNumberId] };
    for (const role of ["agent", "supervisor"] as const) {
      const grace = await givenAgent("Grace", role);
      await expect(chooseOffer(grace, WABA_ID, "order_ready", choice, NOON)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await offers()).toMatchObject([{ isOffered: false, decidedAt: null }]);

    await chooseOffer(noor, WABA_ID, "order_ready", choice, NOON);
    expect(await offers()).toMatchObject([
      { isOffered: true, everyTeam: false, teamIds: [teamId], numberIds: [otherNumberId], decidedBy: "Noor", decidedAt: NOON },
    ]);
    expect(await audited()).toMatchObject([
      {
        actorId: noor.id,
        action: "template.offered",
        subject: "template",
        label: "order_ready",
        details: {
          before: { isOffered: false, teams: "all", numbers: "all" },
          after: { isOffered: true, teams: ["Wholesale desk"], numbers: ["Wholesale"] },
        },
      },
    ]);
  });

  it("of what does not exist is refused and changes nothing", async () => {
    await givenTemplate({ name: "order_ready" });
    await givenTemplate({ name: "gone", deletedAt: NOON });
    const strangers = [
      { ...EVERYBODY, everyTeam: false, teamIds: [uuidv7()] },
      { ...EVERYBODY, everyNumber: false, numberIds: [uuidv7()] },
    ];
    for (const choice of strangers) {
      await expect(chooseOffer(noor, WABA_ID, "order_ready", choice, NOON)).rejects.toMatchObject({ code: "invalid_input" });
    }
    for (const name of ["gone", "never_was"]) {
      await expect(chooseOffer(noor, WABA_ID, name, EVERYBODY, NOON)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await audited()).toEqual([]);
  });
});

describe("without a choice", () => {
  it("a new template follows the rule of its category, and none that is marketing in any language is ever switched on", async () => {
    // Even a rule that somebody wrote past the product does not switch marketing on.
    await db().templateCategoryRule.update({ where: { category: "MARKETING" }, data: { offerAfterSync: true } });
    await givenTemplate({ name: "a_utility" }, null);
    await givenTemplate({ name: "b_code", category: "AUTHENTICATION" }, null);
    await givenTemplate({ name: "c_marketing", category: "MARKETING" }, null);
    await givenTemplate({ name: "d_mixed" }, null);
    await givenTemplate({ name: "d_mixed", language: "pt_PT", category: "MARKETING" }, null);
    await givenTemplate({ name: "e_unknown", category: "SOMETHING_NEW" }, null);
    await followNews(db(), WABA_ID, NOON);
    await followNews(db(), WABA_ID, NOON);
    await db().templateCategoryRule.update({ where: { category: "MARKETING" }, data: { offerAfterSync: false } });

    expect((await offers()).map(({ name, isOffered: isOn }) => [name, isOn])).toEqual([
      ["a_utility", true],
      ["b_code", true],
      ["c_marketing", false],
      ["d_mixed", false],
      ["e_unknown", false],
    ]);
    expect(await audited()).toEqual([]);
  });

  it("one that Meta makes marketing is switched off, and on again with its category; a decided one stays", async () => {
    await givenTemplate({ name: "decided" });
    await givenTemplate({ name: "followed" }, null);
    await followNews(db(), WABA_ID, NOON);
    await chooseOffer(noor, WABA_ID, "decided", EVERYBODY, NOON);
    await db().auditEntry.deleteMany();

    await db().template.updateMany({ data: { category: "MARKETING" } });
    await followNews(db(), WABA_ID, NOON);
    expect((await offers()).map(({ name, isOffered: isOn }) => [name, isOn])).toEqual([
      ["decided", true],
      ["followed", false],
    ]);
    await db().template.updateMany({ data: { category: "UTILITY" } });
    await followNews(db(), WABA_ID, NOON);
    expect(await audited()).toMatchObject([
      { actorId: null, action: "template.offered", label: "followed", details: { after: { isOffered: false } } },
      { actorId: null, action: "template.offered", label: "followed", details: { after: { isOffered: true } } },
    ]);
  });

  it("nothing of another account is touched", async () => {
    await givenTemplate({ name: "foreign", wabaId: "999" }, null);
    await followRules(db(), WABA_ID);
    expect(await offers()).toEqual([]);
  });
});

describe("the rule of a category", () => {
  it("is an admin's to change, at once, with an audit; marketing is never offered by itself", async () => {
    await givenTemplate({ name: "followed" }, null);
    await followRules(db(), WABA_ID);
    const rule = { offerAfterSync: false, roles: ["supervisor"] as const };
    const grace = await givenAgent("Grace", "supervisor");
    await expect(changeRule(grace, "UTILITY", { ...rule, roles: [...rule.roles] }, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changeRule(noor, "MARKETING", { offerAfterSync: true, roles: ["admin"] }, NOON)).rejects.toMatchObject({
      code: "invalid_input",
    });

    await changeRule(noor, "UTILITY", { ...rule, roles: [...rule.roles] }, NOON);
    expect(await offers()).toMatchObject([{ name: "followed", isOffered: false }]);
    expect(await audited()).toMatchObject([
      {
        action: "template.rule_changed",
        label: "UTILITY",
        details: { before: { offerAfterSync: true }, after: rule, switched: ["followed"] },
      },
    ]);
  });
});
