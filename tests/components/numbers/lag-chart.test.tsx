import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { useDeliveryWords } from "@/components/numbers/delivery-words";
import { LagChart } from "@/components/numbers/lag-chart";
import { lagScale, linesOf } from "@/components/numbers/lag-scale";
import type { DeliveryContent } from "@/lib/contract/ingest";
import { loadMessages } from "@/lib/i18n/messages";

const messages = await loadMessages("en");
const minute = (clock: string, medianMs: number, p99Ms: number, deliveries = 10) => ({
  minute: `2026-11-24T${clock}:00.000Z`,
  medianMs,
  p99Ms,
  deliveries,
});
const MINUTES = [
  minute("13:34", 300, 500),
  minute("14:05", 600, 1_200, 420),
  minute("14:06", 400, 700),
  minute("14:32", 200, 480),
];

function render(part: React.ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      {part}
    </NextIntlClientProvider>,
  );
}

function Words({ content }: { content: DeliveryContent }) {
  return useDeliveryWords()(content);
}

describe("the lag of an hour", () => {
  test("is measured from zero to a round figure above its peak", () => {
    const { at, top, start } = lagScale(MINUTES, 100, 50);
    expect(top).toBe(2_000);
    expect(start.toISOString()).toBe("2026-11-24T13:33:00.000Z");
    expect(at("2026-11-24T14:32:00.000Z", 0)).toEqual({ x: 100, y: 50 });
    expect(at("2026-11-24T13:33:00.000Z", 2_000)).toEqual({ x: 0, y: 0 });
  });

  test("has gaps where nothing came, and no line across them", () => {
    expect(linesOf(MINUTES).map((line) => line.length)).toEqual([1, 2, 1]);
  });

  test("says its extremes in one sentence, and rings the peak with a word", () => {
    const html = render(<LagChart minutes={MINUTES} />);
    expect(html).toContain(
      'aria-label="Webhook lag in the last hour: at most 1.2 s, at 14:05. Last, the median was 0.2 s and the p99 0.5 s."',
    );
    expect(html).toContain("1.2 s, of 420 deliveries");
    expect(html.match(/<polyline/g)).toHaveLength(2);
  });

  test("is a sentence when nothing came", () => {
    expect(render(<LagChart minutes={[]} />)).toContain("Nothing came in the last hour.");
  });
});

describe("what a delivery holds", () => {
  const NOTHING: DeliveryContent = { messages: [], statuses: [], others: [], unreadable: 0 };

  test.each<[string, Partial<DeliveryContent>]>([
    ["1 message: text", { messages: [{ name: "text", count: 1 }] }],
    [
      "12 statuses: 7 delivered, 5 read",
      {
        statuses: [
          { name: "delivered", count: 7 },
          { name: "read", count: 5 },
        ],
      },
    ],
    [
      "1 other update: account_update · 2 updates we could not read",
      { others: [{ name: "account_update", count: 1 }], unreadable: 2 },
    ],
    ["nothing we could read", {}],
  ])("is told as “%s”", (words, content) => {
    expect(render(<Words content={{ ...NOTHING, ...content }} />)).toBe(words);
  });
});
