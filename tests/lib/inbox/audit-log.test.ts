import { beforeAll, describe, expect, it } from "vitest";
import type { AuditEntryView } from "@/lib/contract/audit";
import { db } from "@/lib/db";
import { recordAudit } from "@/lib/inbox/audit";
import { listAudit } from "@/lib/inbox/audit-log";
import { givenAgent, NOON } from "@/tests/support/inbox";

const MINUTE_MS = 60_000;
const at = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE_MS);

let noor: Awaited<ReturnType<typeof givenAgent>>;
let lena: typeof noor;

beforeAll(async () => {
  noor = await givenAgent("Noor", "admin");
  lena = await givenAgent("Lena", "admin");
  await db().$transaction(async (tx) => {
    const person = { action: "person.role_changed", subject: "person" } as const;
    // Several of one instant, so that a page may end between them.
    for (let count = 0; count < 120; count++) {
      await recordAudit(tx, noor, { ...person, label: `Person ${count}` }, at(Math.floor(count / 40)));
    }
    await recordAudit(tx, lena, { action: "team.created", subject: "team", label: "100% wool" }, at(10));
    await recordAudit(tx, null, { action: "template.unpaused", subject: "template", label: "order_delayed" }, at(11));
  });
});

describe("the audit log", () => {
  it("is read page by page, newest first, each act once", async () => {
    const rows: AuditEntryView[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 10; pages++) {
      const page = await listAudit(noor, cursor === undefined ? {} : { cursor });
      rows.push(...page.rows);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(122);
    expect(rows).toHaveLength(122);
    expect(rows.map((row) => row.at)).toEqual(
      rows
        .map((row) => row.at)
        .sort()
        .reverse(),
    );
    expect(rows[0]).toMatchObject({ label: "order_delayed", actor: null });
  });

  it("is narrowed by words, person, act and period together", async () => {
    const labels = async (query: Parameters<typeof listAudit>[1]) =>
      (await listAudit(noor, query)).rows.map(({ label }) => label);
    expect(await labels({ q: "lena WOOL" })).toEqual(["100% wool"]);
    expect(await labels({ q: "0% w" })).toEqual(["100% wool"]);
    expect(await labels({ q: "%" })).toEqual(["100% wool"]);
    expect(await labels({ actorId: lena.id })).toEqual(["100% wool"]);
    expect(await labels({ action: "template.unpaused" })).toEqual(["order_delayed"]);
    expect(await labels({ from: at(10).toISOString(), to: at(11).toISOString() })).toEqual(["100% wool"]);
    expect(await labels({ actorId: lena.id, action: "template.unpaused" })).toEqual([]);
  });

  it("is for admins", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    await expect(listAudit(grace, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
