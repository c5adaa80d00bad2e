import { beforeEach, describe, expect, it } from "vitest";
import { findAgent } from "@/lib/auth/agent";
import { startSession } from "@/lib/auth/session";
import { db } from "@/lib/db";
import { deactivatePerson, reactivatePerson } from "@/lib/inbox/deactivation";
import { saveDraft } from "@/lib/inbox/drafts";
import { changeRole, listPeople, listPersonSessions, removeSecondStep, signOutPerson } from "@/lib/inbox/people";
import { scheduleReply } from "@/lib/inbox/scheduled-replies";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  NOON,
  NOON_SECONDS,
  receiveEach,
  theConversation,
} from "@/tests/support/inbox";
import { marta, messageFrom } from "@/tests/support/meta-webhook";

let ada: Awaited<ReturnType<typeof givenAgent>>;
let noor: typeof ada;

beforeEach(async () => {
  await forgetConversations();
  await db().session.deleteMany();
  await db().agent.updateMany({ data: { role: "agent", deactivatedAt: null } });
  await givenNumber();
  ada = await givenAgent("Ada");
  noor = await givenAgent("Noor", "admin");
  await db().auditEntry.deleteMany();
});

async function givenConversation() {
  await receiveEach(messageFrom(marta, "Hello", { at: NOON_SECONDS - 60, wamid: "wamid.people" }));
  return theConversation();
}

function browserOf({ cookies }: { cookies: Headers }): Headers {
  return new Headers({ cookie: cookies.getSetCookie()[0]?.split(";")[0] ?? "" });
}

const audits = () => db().auditEntry.findMany({ select: { action: true, actorName: true, label: true, details: true } });

describe("roles", () => {
  it("change, and the change is kept with who made it", async () => {
    await changeRole(noor, ada.id, "supervisor", NOON);
    expect(await listPeople(noor)).toContainEqual(expect.objectContaining({ id: ada.id, role: "supervisor" }));
    expect(await audits()).toEqual([
      { action: "person.role_changed", actorName: "Noor", label: "Ada", details: { before: "agent", after: "supervisor" } },
    ]);
  });

  it("are changed by admins only, whatever a page showed", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    for (const actor of [ada, grace]) {
      await expect(changeRole(actor, actor.id, "admin", NOON)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listPeople(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(deactivatePerson(actor, noor.id, null, NOON)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await audits()).toEqual([]);
  });

  it("leave an active admin, also when two admins take each other's place at once", async () => {
    await expect(changeRole(noor, noor.id, "agent", NOON)).rejects.toMatchObject({ code: "conflict" });
    await expect(deactivatePerson(noor, noor.id, null, NOON)).rejects.toMatchObject({ code: "conflict" });
    const grace = await givenAgent("Grace", "admin");
    const outcomes = await Promise.allSettled([
      changeRole(noor, grace.id, "agent", NOON),
      changeRole(grace, noor.id, "agent", NOON),
      deactivatePerson(grace, noor.id, null, NOON),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await db().agent.count({ where: { role: "admin", deactivatedAt: null } })).toBe(1);
  });
});

describe("deactivating somebody", () => {
  it("ends every session and gives the conversations to whom the admin chose", async () => {
    const conversation = await givenConversation();
    await db().conversation.update({ where: { id: conversation.id }, data: { assigneeId: ada.id } });
    const [laptop, phone] = [browserOf(await startSession(ada.id)), browserOf(await startSession(ada.id))];
    const grace = await givenAgent("Grace");
    await deactivatePerson(noor, ada.id, grace.id, NOON);

    expect(await findAgent(laptop)).toBeNull();
    expect(await findAgent(phone)).toBeNull();
    expect(await db().session.count()).toBe(0);
    expect(await theConversation()).toMatchObject({ assigneeId: grace.id });
    expect(await db().conversationEvent.findMany({ select: { kind: true, actorId: true, subjectId: true } })).toEqual([
      { kind: "assigned", actorId: noor.id, subjectId: grace.id },
    ]);
    expect(await audits()).toMatchObject([
      { action: "person.deactivated", details: { devices: 2, conversations: 1, givenTo: "Grace" } },
    ]);
    expect(await listPeople(noor)).toContainEqual(
      expect.objectContaining({ id: ada.id, deactivated: { at: NOON.toISOString(), by: "Noor" } }),
    );
  });

  it("stops what waits to be sent, with its reason, and keeps the draft", async () => {
    const conversation = await givenConversation();
    const reply = { kind: "text", clientMessageId: "0195e3a0-0000-7000-8000-000000000001", text: "Later" } as const;
    const sendAt = new Date(NOON.getTime() + 3_600_000).toISOString();
    await scheduleReply(ada, conversation.id, { reply, trigger: { type: "at", sendAt } }, NOON);
    const draft = { text: "Dear Marta", beside: "", revision: "0195e3a0-0000-7000-8000-000000000002", knows: [] };
    await saveDraft(ada, conversation.id, draft, NOON);
    await deactivatePerson(noor, ada.id, null, NOON);

    expect(await db().scheduledReply.findFirst({ select: { state: true, failure: true } })).toEqual({
      state: "failed",
      failure: "forbidden",
    });
    expect(await db().draft.count({ where: { agentId: ada.id } })).toBe(1);
  });

  it("leaves resolved conversations to nobody, so that everybody sees when their contact writes again", async () => {
    const conversation = await givenConversation();
    await db().conversation.update({ where: { id: conversation.id }, data: { assigneeId: ada.id, state: "resolved" } });
    const grace = await givenAgent("Grace");
    await deactivatePerson(noor, ada.id, grace.id, NOON);
    expect(await theConversation()).toMatchObject({ assigneeId: null });
  });

  it("is refused for an heir who is not active, and then changes nothing", async () => {
    const session = browserOf(await startSession(ada.id));
    await expect(deactivatePerson(noor, ada.id, ada.id, NOON)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(deactivatePerson(noor, ada.id, "nobody", NOON)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await findAgent(session)).toMatchObject({ id: ada.id });
    expect(await audits()).toEqual([]);
  });

  it("is undone by letting them back in, with old sessions ended", async () => {
    const session = browserOf(await startSession(ada.id));
    await deactivatePerson(noor, ada.id, null, NOON);
    await reactivatePerson(noor, ada.id, NOON);
    expect(await findAgent(session)).toBeNull();
    expect(await findAgent(browserOf(await startSession(ada.id)))).toMatchObject({ id: ada.id });
    expect((await audits()).map(({ action }) => action)).toEqual(["person.deactivated", "person.reactivated"]);
  });
});

describe("an admin", () => {
  it("sees where somebody is signed in, and ends one of the sessions or all", async () => {
    const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    await startSession(ada.id, new Headers({ "user-agent": agent }));
    const other = browserOf(await startSession(ada.id));
    const sessions = await listPersonSessions(noor, ada.id, null);
    const firefox = sessions.find(({ browser }) => browser === "Firefox");
    expect(firefox).toMatchObject({ system: "Linux", isThis: false });
    expect(sessions).toHaveLength(2);

    await signOutPerson(noor, ada.id, { id: firefox?.id ?? "" }, NOON);
    expect(await findAgent(other)).not.toBeNull();
    await signOutPerson(noor, ada.id, "all", NOON);
    expect(await findAgent(other)).toBeNull();
    expect((await audits()).map(({ action }) => action)).toEqual(["person.signed_out", "person.signed_out"]);
  });

  it("takes away the second step of somebody who lost a phone", async () => {
    await db().authenticatorApp.create({ data: { agentId: ada.id, secret: "x", confirmedAt: NOON, recoveryCodes: [] } });
    expect(await listPeople(noor)).toContainEqual(expect.objectContaining({ id: ada.id, hasAuthenticator: true }));
    await removeSecondStep(noor, ada.id, NOON);
    expect(await listPeople(noor)).toContainEqual(expect.objectContaining({ id: ada.id, hasAuthenticator: false }));
    expect(await audits()).toMatchObject([{ action: "person.second_step_removed", label: "Ada" }]);
  });
});
