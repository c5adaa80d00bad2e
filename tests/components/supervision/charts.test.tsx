import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { fillTimes, sumRows } from "@/components/supervision/charts/delivery-rows";
import { DeliveryTable } from "@/components/supervision/charts/delivery-table";
import { HourChart } from "@/components/supervision/charts/hour-chart";
import { useNamedRows } from "@/components/supervision/charts/named-rows";
import { layOutStack, ruleStep, standing } from "@/components/supervision/charts/stack-layout";
import { figureScope } from "@/components/supervision/frame/figure-links";
import { loadMessages } from "@/lib/i18n/messages";
import { AS_OF, BOARD, BY_HOUR, TODAY } from "./story";

const messages = await loadMessages("en");
const scope = figureScope(TODAY, AS_OF);
const filled = fillTimes(BY_HOUR, TODAY, TODAY.timeZone, new Date(AS_OF));

function Table() {
  return <DeliveryTable by="hour" scope={scope} rows={useNamedRows({ by: "hour", unit: "hour", rows: filled, scope })} />;
}

function Chart() {
  const rows = useNamedRows({ by: "hour", unit: "hour", rows: filled, scope });
  return (
    <HourChart rows={rows} height={252} remark={{ id: "2026-11-24T11:00:00.000Z", words: "34 of these: autumn_clearance" }} />
  );
}

function render(part: React.ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="Europe/Lisbon" messages={messages}>
      {part}
    </NextIntlClientProvider>,
  );
}

describe("the hours of a day", () => {
  test("begin with the first message and end with the one that runs, without a hole", () => {
    expect(filled.map(({ key }) => key?.slice(11, 16))).toEqual([
      "07:00",
      "08:00",
      "09:00",
      "10:00",
      "11:00",
      "12:00",
      "13:00",
      "14:00",
    ]);
    const quietNoon = { ...BY_HOUR, rows: BY_HOUR.rows.filter(({ key }) => key !== "2026-11-24T12:00:00.000Z") };
    expect(fillTimes(quietNoon, TODAY, TODAY.timeZone, new Date(AS_OF))[5]).toMatchObject({
      key: "2026-11-24T12:00:00.000Z",
      total: 0,
    });
  });

  test("of a day that is over end with its last message", () => {
    const dayAfter = new Date("2026-11-25T09:00:00Z");
    expect(fillTimes(BY_HOUR, TODAY, TODAY.timeZone, dayAfter).at(-1)?.key).toBe("2026-11-24T14:00:00.000Z");
  });

  test("are together what the board says", () => {
    expect(sumRows(BY_HOUR.rows)).toEqual(BOARD.deliveries);
  });
});

describe("the chart", () => {
  const layout = layOutStack(filled, { width: 648, height: 252, hasRemark: true });

  test("stands on zero, one scale above the axis and below it", () => {
    const eleven = layout.bars[4];
    const perMessage = (layout.axis - (layout.rules[0]?.y ?? 0)) / (layout.rules[0]?.value ?? 1);
    expect(layout.axis - (eleven?.top ?? 0)).toBeCloseTo(198 * perMessage);
    expect(eleven?.failed?.height).toBeCloseTo(38 * perMessage);
    expect(eleven?.failed?.y).toBeGreaterThan(layout.axis);
  });

  test("keeps everything inside, with at most four rules", () => {
    expect(layout.rules.length).toBeLessThanOrEqual(4);
    for (const bar of layout.bars) {
      expect(bar.top).toBeGreaterThanOrEqual(0);
      expect((bar.failed?.y ?? 0) + (bar.failed?.height ?? 0)).toBeLessThanOrEqual(252 - 26 + 1);
    }
  });

  test("draws one failure among hundreds so that it can be seen", () => {
    const eight = layout.bars[1];
    expect(eight?.failed?.height).toBeGreaterThanOrEqual(2);
  });

  test("survives a period without a message", () => {
    const nothing = layOutStack([], { width: 648, height: 252, hasRemark: false });
    expect(nothing.bars).toEqual([]);
    expect(Number.isFinite(nothing.axis)).toBe(true);
  });

  test.each([
    [0, 1],
    [1, 1],
    [4, 1],
    [5, 2],
    [200, 50],
    [236, 60],
    [1_000, 300],
  ])("of up to %d has rules every %d", (most, step) => {
    expect(ruleStep(most)).toBe(step);
  });

  test("says in a sentence what is drawn, and names every bar with what it opens", () => {
    const html = render(<Chart />);
    expect(html).toContain(
      'role="img" aria-label="Messages from 07:00 to 14:00 to now: read, delivered, sent and failed. Most: 11:00 with 236, 38 of them failed."',
    );
    expect(html).toContain('aria-label="11:00, 236 messages, 38 failed"');
    expect(html).toContain('aria-label="14:00 to now, 126 messages, 2 failed"');
    expect(html).toContain("from=2026-11-24T14%3A00%3A00.000Z&amp;to=2026-11-24T14%3A32%3A08.000Z");
    expect(html).toContain("34 of these: autumn_clearance");
  });
});

describe("the chart as a table", () => {
  const html = render(<Table />);
  const cells = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell.replace(/<[^>]+>/g, "")),
  );

  test("has the same data, and what is not drawn", () => {
    expect(cells[0]).toEqual(["Hour", "Read", "Delivered, unread", "Sent only", "Failed", "Queued", "Unknown", "Together"]);
    expect(cells[5]).toEqual(["11:00", "139", "52", "7", "38", "0", "0", "236"]);
    expect(cells[8]).toEqual(["14:00 to now", "48", "57", "14", "2", "3", "2", "126"]);
    expect(cells.at(-1)).toEqual(["Together", "776", "331", "51", "63", "3", "2", "1,226"]);
  });

  test("links every number that is not zero to what it counts, and no zero", () => {
    const figures = cells
      .slice(1, -1)
      .flatMap((row) => row.slice(1))
      .filter((cell) => cell !== "0");
    expect([...html.matchAll(/<a /g)]).toHaveLength(figures.length + 1);
    expect(html).toContain(
      'href="/supervision/messages?from=2026-11-24T11%3A00%3A00.000Z&amp;to=2026-11-24T12%3A00%3A00.000Z&amp;bucket=failed&amp;expected=38"',
    );
  });
});

test("what stands above the axis is what went out and did not fail", () => {
  expect(standing(BOARD.deliveries)).toBe(776 + 331 + 51);
});
