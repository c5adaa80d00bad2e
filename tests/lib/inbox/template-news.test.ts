import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { followRules } from "@/lib/inbox/template-rules";
import { NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenEmptyInbox, givenTemplate, listJobs } from "@/tests/support/sending";

beforeEach(async () => {
  await givenEmptyInbox();
  await givenTemplate({ name: "order_update", language: "en_US", metaId: "77" });
});

const HOUR = 3600;

/** A delivery with one word of Meta's about order_update, `at` seconds after noon. */
function told(
  field: string,
  value: object,
  at = 0,
  subject: object = { message_template_name: "order_update", message_template_language: "en-US" },
) {
  const changes = [{ field, value: { message_template_id: 77, ...subject, ...value } }];
  const body = { object: "whatsapp_business_account", entry: [{ id: WABA_ID, time: NOON_SECONDS + at, changes }] };
  return new TextEncoder().encode(JSON.stringify(body));
}
const status = (event: string, at = 0, more: object = {}) => told("message_template_status_update", { event, ...more }, at);
const theTemplate = () => db().template.findFirstOrThrow({ where: { name: "order_update" } });
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

describe("what a webhook says of a template", () => {
  it("stands at once, and a sync is asked for", async () => {
    await receiveDeliveries([
      status("PAUSED", 5, { reason: null, other_info: { title: "FIRST_PAUSE", description: "Too many blocks." } }),
    ]);

    expect(await theTemplate()).toMatchObject({
      status: "PAUSED",
      statusAt: later(5),
      pausedUntil: later(5 + 3 * HOUR),
      rejectedReason: null,
      rejectedDetails: "Too many blocks.",
    });
    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["sync-templates"]);
  });

  it("a rejection keeps Meta's word and its longer reason", async () => {
    const rejection = { reason: "PROMOTIONAL", rejection_info: { reason: "It sells.", recommendation: "Say less." } };
    await receiveDeliveries([status("REJECTED", 0, rejection)]);

    expect(await theTemplate()).toMatchObject({
      status: "REJECTED",
      rejectedReason: "PROMOTIONAL",
      rejectedDetails: "It sells. Say less.",
    });
  });

  it.each(["FLAGGED", "REINSTATED", "UNARCHIVED"])("%s means that it goes on", async (event) => {
    await db().template.updateMany({ data: { status: "PAUSED", pausedUntil: NOON } });
    await receiveDeliveries([status(event, 1)]);

    expect(await theTemplate()).toMatchObject({ status: "APPROVED", pausedUntil: null, statusAt: later(1) });
  });

  it("a deletion hides it", async () => {
    await receiveDeliveries([status("DELETED", 1)]);
    expect(await theTemplate()).toMatchObject({ deletedAt: later(1) });
  });

  it("its quality, its category and its texts, whatever Meta calls the field", async () => {
    await db().template.updateMany({
      data: {
        components: [
          { type: "BODY", text: "Old {{1}}.", example: { body_text: [["a"]] } },
          { type: "BUTTONS", buttons: [{ type: "URL", text: "Old", url: "https://old.example" }] },
        ],
      },
    });
    await receiveDeliveries([
      told("message_template_status_update", { previous_quality_score: "GREEN", new_quality_score: "yellow" }),
      told("template_category_update", {
        new_category: "UTILITY",
        correct_category: "MARKETING",
        category_update_timestamp: NOON_SECONDS + 24 * HOUR,
      }),
      told("message_template_components_update", {
        message_template_element: "New {{1}}.",
        message_template_buttons: [
          {
            message_template_button_type: "URL",
            message_template_button_text: "New",
            message_template_button_url: "https://new.example",
          },
        ],
      }),
    ]);

    expect(await theTemplate()).toMatchObject({
      quality: "YELLOW",
      category: "UTILITY",
      correctCategory: "MARKETING",
      categoryAt: later(24 * HOUR),
      components: [
        { type: "BODY", text: "New {{1}}.", example: { body_text: [["a"]] } },
        { type: "BUTTONS", buttons: [{ type: "URL", text: "New", url: "https://new.example" }] },
      ],
    });
  });

  it("a change to marketing takes it off the offers, unless somebody decided", async () => {
    await db().templateOffer.deleteMany();
    await followRules(db(), WABA_ID);
    expect(await db().templateOffer.findMany()).toMatchObject([{ isOffered: true }]);
    await receiveDeliveries([told("template_category_update", { previous_category: "UTILITY", new_category: "MARKETING" })]);

    expect(await theTemplate()).toMatchObject({ category: "MARKETING", previousCategory: "UTILITY", correctCategory: null });
    expect(await db().templateOffer.findMany()).toMatchObject([{ isOffered: false, decidedAt: null }]);
    expect(await db().auditEntry.findMany()).toMatchObject([
      { actorId: null, action: "template.offered", label: "order_update" },
    ]);
  });

  it("never overwrites a newer word, in whatever order they come, together or apart", async () => {
    const words = [
      status("PAUSED", 1, { other_info: { title: "FIRST_PAUSE" } }),
      status("APPROVED", 2, { other_info: { title: "UNPAUSE" } }),
      status("PAUSED", 3, { other_info: { title: "SECOND_PAUSE" } }),
    ];
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
      [0, 2, 1, 0, 2],
      [1, 0, 2, 1],
    ];
    for (const order of orders) {
      for (const isTogether of [true, false]) {
        await db().template.updateMany({ data: { status: "APPROVED", statusAt: null, pausedUntil: null, toldAt: {} } });
        const deliveries = order.map((index) => words[index] ?? new Uint8Array());
        if (isTogether) await receiveDeliveries(deliveries);
        else for (const delivery of deliveries) await receiveDeliveries([delivery]);

        expect(await theTemplate()).toMatchObject({ status: "PAUSED", pausedUntil: later(3 + 6 * HOUR) });
      }
    }
  });

  it("adds what a sync that was faster could not know, and does not undo what it saw since", async () => {
    await db().template.updateMany({ data: { status: "PAUSED", statusAt: later(10) } });
    await receiveDeliveries([status("PAUSED", 9, { other_info: { title: "FIRST_PAUSE" } })]);
    expect(await theTemplate()).toMatchObject({ status: "PAUSED", statusAt: later(10), pausedUntil: later(9 + 3 * HOUR) });

    await db().template.updateMany({ data: { status: "APPROVED", statusAt: later(20), pausedUntil: null } });
    await receiveDeliveries([status("PAUSED", 15)]);
    expect(await theTemplate()).toMatchObject({ status: "APPROVED", pausedUntil: null });
  });

  it("is found by Meta's id where it names no name, and leaves all others alone", async () => {
    await givenTemplate({ name: "order_update", language: "pt_PT", metaId: "78" });
    await givenTemplate({ name: "order_update", language: "en_US", metaId: "77", wabaId: "999" });
    await receiveDeliveries([told("message_template_status_update", { event: "DISABLED" }, 1, {})]);

    const rows = await db().template.findMany({ orderBy: [{ wabaId: "asc" }, { language: "asc" }] });
    expect(rows.map((row) => [row.wabaId, row.language, row.status])).toEqual([
      [WABA_ID, "en_US", "DISABLED"],
      [WABA_ID, "pt_PT", "APPROVED"],
      ["999", "en_US", "APPROVED"],
    ]);
  });

  it("that nobody can read, or of a template not known yet, still asks for a sync", async () => {
    await receiveDeliveries([
      told("message_template_status_update", { event: "APPROVED" }, 1, {
        message_template_name: "new_one",
        message_template_language: "en",
      }),
      told("message_template_components_update", { message_template_buttons: "nonsense", message_template_element: { a: 1 } }),
    ]);
    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["sync-templates"]);
    expect(await theTemplate()).toMatchObject({
      status: "APPROVED",
      components: [{ type: "BODY", text: "Order {{1}} is ready for you." }],
    });
  });
});
