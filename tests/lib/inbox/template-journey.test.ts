import { readFileSync } from "node:fs";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { TemplateDesign } from "@/lib/contract/template-design";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { sendReply } from "@/lib/inbox/replies";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { deleteTemplate, liftPause, syncAccount } from "@/lib/inbox/template-account";
import { findDraft, saveDraft } from "@/lib/inbox/template-drafts";
import { listLibrary } from "@/lib/inbox/template-library";
import { submitDraft } from "@/lib/inbox/template-submission";
import { listTemplates } from "@/lib/inbox/templates";
import { log } from "@/lib/log";
import { createClient } from "@/lib/whatsapp/client";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { languageDesign, templateDesign } from "@/tests/support/designs";
import { temporaryStore } from "@/tests/support/files";
import { givenAgent, receiveDeliveries, theConversation } from "@/tests/support/inbox";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenEmptyInbox } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

// The simulator's rules were written from Meta's documents, not from our client: what it takes, we say right.
const now = () => new Date();
const world = await startSimulatedWorld({ now, settings: { autoRead: true } });
afterAll(() => world.end());

const client = createClient({ apiUrl: world.url, version: "v26.0", ...CREDENTIALS, now });
const context: SendingContext = { clientFor: async () => client, storage: temporaryStore(), now, log };
const SPRING = { wabaId: WABA_ID, name: "spring_news" };
const MUG = readFileSync("simulator/samples/mug.jpg");

let numberId: string;
let ingested = 0;
let noor: Awaited<ReturnType<typeof givenAgent>>;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  await world.control("POST reset", {});
  await world.control("PATCH settings", { scale: 0, autoRead: true });
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file CASCADE`;
  ingested = world.receiver.posts.length;
  noor = await givenAgent("Noor", "admin");
  ada = await givenAgent("Ada");
});

/** Lets the simulator say all it has to say, and takes it in. */
async function settle() {
  await world.idle();
  const posts = world.receiver.posts.slice(ingested);
  ingested += posts.length;
  await receiveDeliveries(
    posts.map(({ raw }) => Buffer.from(raw)),
    now(),
  );
}

async function submit(design: TemplateDesign, revision = 0) {
  const draft = await saveDraft(noor, SPRING, { design, revision }, now());
  const { languages } = await submitDraft(noor, SPRING, { revision: draft.revision }, context);
  await settle();
  return languages;
}

const inLibrary = async () => (await listLibrary(noor)).templates.find(({ name }) => name === SPRING.name);

it("a template with a picture is written, reviewed, offered, sent, changed and deleted", async () => {
  const fileId = await givenFile(noor.id, {}, MUG);
  const header = { format: "image", sample: { fileId, url: null } } as const;
  const english = languageDesign({ header });
  const portuguese = languageDesign({
    language: "pt_PT",
    header,
    body: "Olá {{1}}, a sua encomenda está pronta na nossa loja de Lisboa.",
  });
  const sources = { "body.1": "contact_first_name" } as const;
  expect(await submit(templateDesign([english, portuguese], { sources }))).toMatchObject([
    { language: "en", outcome: "created", status: "PENDING", error: null },
    { language: "pt_PT", outcome: "created", status: "PENDING", error: null },
  ]);
  expect(await inLibrary()).toMatchObject({
    languages: [{ status: "APPROVED" }, { status: "APPROVED" }],
    offer: { isOffered: true, decidedBy: null },
    draft: null,
  });

  const [template] = (await listTemplates(ada, numberId)).templates.filter(({ name }) => name === SPRING.name);
  expect(template).toMatchObject({ language: "en", files: [{ key: "header", kind: "image" }], sources, blocked: null });
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá" });
  await settle();
  const conversation = await theConversation();
  const picture = await givenFile(ada.id, {}, MUG);
  const reply = {
    kind: "template",
    clientMessageId: uuidv7(),
    templateId: template?.id ?? "",
    values: { "body.1": "Marta" },
  } as const;
  const sent = await sendReply(ada, conversation.id, { ...reply, extras: { files: { header: picture } } }, now());
  await deliverConversation(conversation.id, context);
  await settle();
  expect(await db().message.findUniqueOrThrow({ where: { id: sent.id } })).toMatchObject({ status: "read", errorCode: null });

  const atMeta = await findDraft(noor, SPRING, now());
  const [en, pt] = atMeta.design.languages;
  if (!en || !pt) throw new Error("Meta has two languages.");
  expect(en.header).toMatchObject({ format: "image", sample: { fileId: null, url: expect.stringContaining("http") } });
  const changed = { ...atMeta.design, languages: [en, { ...pt, body: `${pt.body} Até já, na loja.` }] };
  expect(await submit(changed)).toMatchObject([{ outcome: "unchanged" }, { outcome: "changed", error: null }]);
  expect((await findDraft(noor, SPRING, now())).atMeta).toMatchObject([{ editsInDay: 0 }, { language: "pt_PT", editsInDay: 1 }]);

  await deleteTemplate(noor, { ...SPRING, language: "pt_PT" }, context);
  await settle();
  await syncAccount(noor, WABA_ID, context);
  expect((await inLibrary())?.languages.map(({ language }) => language)).toEqual(["en"]);
});

it("a template that Meta rejects says why, and goes through when it was repaired", async () => {
  await world.control("POST templates/reviews", { name: SPRING.name, reason: "PROMOTIONAL" });
  await submit(templateDesign());
  expect(await inLibrary()).toMatchObject({ languages: [{ status: "REJECTED", rejectedReason: "PROMOTIONAL" }] });
  expect((await listTemplates(ada, numberId)).templates.find(({ name }) => name === SPRING.name)).toMatchObject({
    blocked: "not_approved",
  });

  expect(await submit(templateDesign([languageDesign({ footer: "Ribeira Goods" })]))).toMatchObject([{ outcome: "changed" }]);
  expect(await inLibrary()).toMatchObject({ languages: [{ status: "APPROVED", rejectedReason: null }] });
});

it("a template that Meta pauses is not to be picked until it goes on, and one that it makes marketing is offered no more", async () => {
  await submit(templateDesign());
  await world.control(`POST templates/${SPRING.name}/en/status`, { status: "PAUSED", paced: true });
  await settle();
  const seen = async () => (await listTemplates(ada, numberId)).templates.find(({ name }) => name === SPRING.name);
  expect(await seen()).toMatchObject({ blocked: "paused" });
  await liftPause(noor, { ...SPRING, language: "en" }, context);
  await settle();
  expect(await seen()).toMatchObject({ blocked: null });

  await world.control(`POST templates/${SPRING.name}/en/category`, { category: "MARKETING" });
  await settle();
  expect(await seen()).toBeUndefined();
  expect(await inLibrary()).toMatchObject({ category: "MARKETING", offer: { isOffered: false, decidedBy: null } });
  await syncAccount(noor, WABA_ID, context);
  expect(await inLibrary()).toMatchObject({ offer: { isOffered: false } });
});
