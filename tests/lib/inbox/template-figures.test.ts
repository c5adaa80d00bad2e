import { beforeEach, describe, expect, it } from "vitest";
import type { TemplateFigures } from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { countTemplates, countWeeks } from "@/lib/inbox/template-figures";
import { givenAgent, givenOutbound, NOON } from "@/tests/support/inbox";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenConversation, givenEmptyInbox, givenTemplate } from "@/tests/support/sending";

const DAY = 86_400_000;
const STATUSES = ["queued", "sending", "unknown", "accepted", "sent", "delivered", "read", "played", "failed"] as const;

let conversationId: string;
let noor: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  conversationId = await givenConversation(await givenEmptyInbox());
  noor = await givenAgent("Noor", "admin");
});

type Sent = { templateId: string; language: string; status: (typeof STATUSES)[number]; at: Date; replied: boolean };

/** Messages of every status, spread over 100 days before noon, in a fixed disorder. */
async function givenSent(templates: { id: string; language: string }[]): Promise<Sent[]> {
  const sent = Array.from({ length: 180 }, (_, index): Sent => {
    const template = templates[index % templates.length] ?? { id: "", language: "" };
    return {
      templateId: template.id,
      language: template.language,
      status: STATUSES[(index * 7) % STATUSES.length] ?? "sent",
      at: new Date(NOON.getTime() - ((index * 37) % 100) * DAY - index * 1_000),
      replied: index % 4 === 0,
    };
  });
  for (const { templateId, status, at, replied } of sent) {
    await givenOutbound(conversationId, { type: "template", templateId, status, happenedAt: at, repliedAt: replied ? at : null });
  }
  return sent;
}

/** The same figures, counted one by one. */
function count(sent: readonly Sent[]): TemplateFigures {
  const of = (...statuses: string[]) => sent.filter(({ status }) => statuses.includes(status)).length;
  return {
    total: sent.length,
    waiting: of("queued", "sending"),
    unknown: of("unknown"),
    sent: of("accepted", "sent"),
    delivered: of("delivered"),
    read: of("read", "played"),
    failed: of("failed"),
    replied: sent.filter(({ replied }) => replied).length,
  };
}

/** The Monday of a day in a zone whose clocks are so many hours ahead. */
function monday(at: Date, offsetHours: number): string {
  const local = new Date(at.getTime() + offsetHours * 3_600_000);
  const day = (local.getUTCDay() + 6) % 7;
  return new Date(local.getTime() - day * DAY).toISOString().slice(0, 10);
}

describe("figures of templates", () => {
  it("agree with a count by hand, over the days that were asked for", async () => {
    const [en, pt] = [await givenTemplate({ name: "a" }), await givenTemplate({ name: "a", language: "pt_PT" })];
    await givenTemplate({ name: "unsent" });
    const sent = await givenSent([
      { id: en, language: "en" },
      { id: pt, language: "pt_PT" },
    ]);
    await givenOutbound(conversationId, { type: "text" });
    for (const days of [1, 7, 30]) {
      const since = new Date(NOON.getTime() - days * DAY);
      const counted = await countTemplates(noor, days, NOON);
      const expected = [en, pt].flatMap((templateId) => {
        const own = sent.filter((one) => one.templateId === templateId && one.at >= since);
        return own.length > 0 ? [{ templateId, ...count(own) }] : [];
      });

      expect(counted.since).toBe(since.toISOString());
      expect(counted.templates).toEqual(expected.sort((one, other) => (one.templateId < other.templateId ? -1 : 1)));
    }
  });

  it.each([
    ["UTC", 0],
    ["Asia/Kolkata", 5.5],
    ["America/Sao_Paulo", -3],
  ])("by week begin on Monday in %s, for 12 weeks", async (timeZone, offset) => {
    const [en, pt] = [await givenTemplate({ name: "a" }), await givenTemplate({ name: "a", language: "pt_PT" })];
    const other = await givenTemplate({ name: "b" });
    const sent = await givenSent([
      { id: en, language: "en" },
      { id: pt, language: "pt_PT" },
      { id: other, language: "en" },
    ]);
    const { weeks } = await countWeeks(noor, WABA_ID, "a", timeZone, NOON);

    const first = monday(new Date(NOON.getTime() - 77 * DAY), offset);
    const kept = sent.filter(({ templateId, at }) => templateId !== other && monday(at, offset) >= first);
    const keys = [...new Set(kept.map(({ at, language }) => `${monday(at, offset)} ${language}`))].sort();
    expect(weeks).toEqual(
      keys.map((key) => {
        const [week = "", language = ""] = key.split(" ");
        return { language, week, ...count(kept.filter((one) => monday(one.at, offset) === week && one.language === language)) };
      }),
    );
    expect(new Set(weeks.map(({ week }) => week)).size).toBe(12);
  });

  it("are only of what the reader sees, and of zones and names that exist", async () => {
    const ada = await givenAgent("Ada");
    const [offered, hidden] = [await givenTemplate({ name: "a" }), await givenTemplate({ name: "b" }, { isOffered: false })];
    for (const templateId of [offered, hidden]) await givenOutbound(conversationId, { type: "template", templateId });
    await db().template.update({ where: { id: hidden }, data: { deletedAt: NOON } });

    expect((await countTemplates(ada, 7, NOON)).templates).toMatchObject([{ templateId: offered, total: 1 }]);
    expect((await countTemplates(noor, 7, NOON)).templates).toHaveLength(2);
    await expect(countWeeks(ada, WABA_ID, "b", "UTC", NOON)).rejects.toMatchObject({ code: "not_found" });
    expect((await countWeeks(noor, WABA_ID, "b", "UTC", NOON)).weeks).toHaveLength(1);
    await expect(countWeeks(noor, WABA_ID, "never", "UTC", NOON)).rejects.toMatchObject({ code: "not_found" });
    await expect(countWeeks(noor, WABA_ID, "a", "Mars/Olympus", NOON)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
