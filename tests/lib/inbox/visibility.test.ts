import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Agent } from "@/lib/auth/agent";
import { db } from "@/lib/db";
import { assign, unassign } from "@/lib/inbox/assignment";
import { findAttachmentFile, retryAttachment } from "@/lib/inbox/attachments";
import { findConversation, listConversations, summarizeConversations } from "@/lib/inbox/conversations";
import { saveDraft } from "@/lib/inbox/drafts";
import { listGallery } from "@/lib/inbox/gallery";
import { listNumbers } from "@/lib/inbox/numbers";
import { announcePresence } from "@/lib/inbox/presence";
import { markUnread } from "@/lib/inbox/read-markers";
import { reopen, resolve } from "@/lib/inbox/resolution";
import { cancelScheduled, listScheduled, scheduleReply } from "@/lib/inbox/scheduled-replies";
import { requireSendable } from "@/lib/inbox/sendable-files";
import { changePersonTeams, changeTeam, createTeam, deleteTeam, listTeams } from "@/lib/inbox/teams";
import { listThread } from "@/lib/inbox/thread";
import { findUploadedFile } from "@/lib/inbox/uploaded-files";
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
import { givenFile } from "@/tests/support/sent-files";

const LATER = new Date(NOON.getTime() + 3_600_000).toISOString();

let ada: Agent;
let noor: Agent;
let conversationId: string;
let numberId: string;
let otherNumberId: string;

beforeEach(async () => {
  await forgetConversations();
  await db().team.deleteMany();
  numberId = await givenNumber();
  otherNumberId = uuidv7();
  await db().phoneNumber.deleteMany({ where: { name: "Wholesale" } });
  await db().phoneNumber.create({
    data: { id: otherNumberId, phoneNumberId: "2", wabaId: "1", displayPhoneNumber: "351210000200", name: "Wholesale" },
  });
  ada = await givenAgent("Ada");
  noor = await givenAgent("Noor", "admin");
  await receiveEach(messageFrom(marta, "Hello", { at: NOON_SECONDS - 60, wamid: "wamid.visible" }));
  conversationId = (await theConversation()).id;
});

const team = (numberIds: string[], memberIds = [ada.id], name = "Wholesale desk") =>
  createTeam(noor, { name, memberIds, numberIds }, NOON);

/** How many conversations an agent's list and the figure beside it hold. */
async function seen(agent: Agent): Promise<number[]> {
  const { rows } = await listConversations(agent, { view: "all", order: "activity" }, NOON);
  const { all } = await summarizeConversations(agent, NOON);
  return [rows.length, all];
}

/** Of a message in the conversation, with a file that nobody here uploaded. */
async function givenAttachment(): Promise<string> {
  const { id: messageId } = await db().message.findFirstOrThrow({ where: { conversationId } });
  const fileId = await givenFile(null);
  const data = {
    id: uuidv7(),
    messageId,
    conversationId,
    happenedAt: NOON,
    position: 0,
    kind: "image",
    state: "ready",
    fileId,
  } as const;
  return (await db().attachment.create({ data })).id;
}

describe("an agent sees", () => {
  it("everything while in no team, and in a team without numbers", async () => {
    expect(await seen(ada)).toEqual([1, 1]);
    await team([]);
    expect(await seen(ada)).toEqual([1, 1]);
  });

  it("what came to the numbers that one of their teams answers", async () => {
    const wholesale = await team([otherNumberId]);
    expect(await seen(ada)).toEqual([0, 0]);
    expect((await listNumbers(ada)).map(({ id }) => id)).toEqual([otherNumberId]);
    await team([numberId], [ada.id], "Store desk");
    expect(await seen(ada)).toEqual([1, 1]);
    expect(await listNumbers(ada)).toHaveLength(2);
    await changePersonTeams(noor, ada.id, [wholesale.id], NOON);
    expect(await seen(ada)).toEqual([0, 0]);
  });

  it("what was given to them, whatever the number, until it is taken", async () => {
    await team([otherNumberId]);
    await assign(noor, conversationId, ada.id, NOON);
    expect(await seen(ada)).toEqual([1, 1]);
    expect(await findConversation(ada, conversationId)).toMatchObject({ assignee: { id: ada.id } });
    await unassign(noor, conversationId, NOON);
    expect(await seen(ada)).toEqual([0, 0]);
  });

  it("nothing more once deactivated; supervisors see everything in any team", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    await team([otherNumberId], [grace.id]);
    expect(await seen(grace)).toEqual([1, 1]);
    await db().agent.update({ where: { id: grace.id }, data: { deactivatedAt: NOON } });
    expect(await seen(grace)).toEqual([0, 0]);
  });

  it("a conversation of somebody else's number not at all, whatever they do to it", async () => {
    const attachmentId = await givenAttachment();
    await expect(findAttachmentFile(ada, attachmentId, "file")).resolves.toMatchObject({ fileName: "mug.jpg" });
    await team([otherNumberId]);
    const id = conversationId;
    const verbs: Record<string, () => Promise<unknown>> = {
      open: () => findConversation(ada, id),
      read: () => listThread(ada, id, {}),
      browse: () => listGallery(ada, id, { kind: "media" }),
      assign: () => assign(ada, id, ada.id, NOON),
      unassign: () => unassign(ada, id, NOON),
      resolve: () => resolve(ada, id, NOON),
      reopen: () => reopen(ada, id, NOON),
      markUnread: () => markUnread(ada, id),
      draft: () => saveDraft(ada, id, { text: "Dear", beside: "", revision: uuidv7(), knows: [] }, NOON),
      showPresence: () => announcePresence(ada, id, { state: "viewing" }),
      listScheduled: () => listScheduled(ada, id),
      cancelScheduled: () => cancelScheduled(ada, id, uuidv7(), NOON),
      fetchFile: () => findAttachmentFile(ada, attachmentId, "file"),
      retryFile: () => retryAttachment(ada, attachmentId, NOON),
    };
    for (const [name, verb] of Object.entries(verbs)) {
      await expect(verb(), name).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await listConversations(ada, { view: "all", order: "activity", ids: id }, NOON)).toMatchObject({ rows: [] });
    expect(await db().conversationEvent.count()).toBe(0);
    expect(await db().draft.count()).toBe(0);
  });
});

it("a file that waits to be sent is seen, and sent, by whoever sees its conversation; a template's by admins", async () => {
  const [waiting, ofTemplate] = [await givenFile(noor.id), await givenFile(noor.id)];
  const reply = { kind: "media", clientMessageId: uuidv7(), fileId: waiting, as: "image" } as const;
  await scheduleReply(noor, conversationId, { reply, trigger: { type: "at", sendAt: LATER } }, NOON);
  const data = { id: uuidv7(), wabaId: "1", name: "mugs", design: { fileId: ofTemplate }, updatedBy: "Noor", updatedAt: NOON };
  await db().templateDraft.create({ data });
  const isSeen = async (agent: Agent, fileId: string) => {
    const wanted = [{ kind: "image", fileId, isVoice: false }] as const;
    const attempts = [findUploadedFile(agent, fileId, "file"), db().$transaction((tx) => requireSendable(tx, agent, wanted))];
    const answers = await Promise.allSettled(attempts);
    return answers.map(({ status }) => status === "fulfilled");
  };
  const admin = await givenAgent("Grace", "admin");

  expect(await isSeen(ada, waiting)).toEqual([true, true]);
  expect(await isSeen(ada, ofTemplate)).toEqual([false, false]);
  expect(await isSeen(admin, ofTemplate)).toEqual([true, true]);
  await team([otherNumberId]);
  expect(await isSeen(ada, waiting)).toEqual([false, false]);
  expect(await isSeen(admin, waiting)).toEqual([true, true]);
  await db().templateDraft.deleteMany();
});

describe("teams", () => {
  it("are changed by admins, each change kept with before and after", async () => {
    await db().auditEntry.deleteMany();
    const store = await team([numberId], [ada.id], "Store desk");
    await changeTeam(noor, store.id, { name: "Front desk", memberIds: [], numberIds: [] }, NOON);
    await deleteTeam(noor, store.id, NOON);
    expect(await db().auditEntry.findMany({ select: { action: true, details: true }, orderBy: { id: "asc" } })).toEqual([
      { action: "team.created", details: { after: { name: "Store desk", members: ["Ada"], numbers: ["Lisbon store"] } } },
      {
        action: "team.changed",
        details: {
          before: { name: "Store desk", members: ["Ada"], numbers: ["Lisbon store"] },
          after: { name: "Front desk", members: [], numbers: [] },
        },
      },
      { action: "team.deleted", details: { before: { name: "Front desk", members: [], numbers: [] } } },
    ]);
    await expect(listTeams(ada)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createTeam(ada, { name: "Mine", memberIds: [], numberIds: [] }, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("have names of their own, and people and numbers that there are", async () => {
    await team([]);
    await expect(team([], [], "wholesale DESK")).rejects.toMatchObject({ code: "conflict" });
    await expect(team([uuidv7()], [], "Other")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(team([], ["nobody"], "Other")).rejects.toMatchObject({ code: "invalid_input" });
    expect((await listTeams(noor)).map(({ name }) => name)).toEqual(["Wholesale desk"]);
  });
});
