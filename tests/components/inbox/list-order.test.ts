import { describe, expect, it } from "vitest";
import { holdOrder } from "@/components/inbox/list-order";
import { at, row } from "./rows";

const frozen = [row("Marta", at("12:00")), row("Tomasz", at("11:00")), row("Leo", at("10:00"))];

describe("a list whose order is held", () => {
  it("is the live list while nothing holds it", () => {
    const live = [row("Tomasz", at("13:00")), row("Marta", at("12:00"))];
    expect(holdOrder(null, live)).toEqual({ rows: live, newCount: 0 });
  });

  it("keeps rows where they were and shows what is new in them", () => {
    const live = [row("Leo", { ...at("12:30"), unreadCount: 1 }), row("Marta", at("12:00")), row("Tomasz", at("11:00"))];
    const { rows } = holdOrder(frozen, live);
    expect(rows.map(({ id }) => id)).toEqual(["Marta", "Tomasz", "Leo"]);
    expect(rows[2]?.unreadCount).toBe(1);
  });

  it("counts newcomers and rows that would move up, not those that only made room", () => {
    const live = [row("Amina", at("12:40")), row("Leo", at("12:30")), row("Marta", at("12:00")), row("Tomasz", at("11:00"))];
    expect(holdOrder(frozen, live)).toMatchObject({ newCount: 2, rows: [{ id: "Marta" }, { id: "Tomasz" }, { id: "Leo" }] });
  });

  it("counts nothing for a row that changed where it stands", () => {
    const live = [row("Marta", at("12:50")), row("Tomasz", at("11:00")), row("Leo", at("10:00"))];
    expect(holdOrder(frozen, live).newCount).toBe(0);
  });

  it("keeps a row that left the view, because those below it would jump", () => {
    const live = [row("Marta", at("12:00")), row("Leo", at("10:00"))];
    expect(holdOrder(frozen, live)).toMatchObject({ newCount: 0, rows: [{ id: "Marta" }, { id: "Tomasz" }, { id: "Leo" }] });
  });

  it("lets further pages follow at the end", () => {
    const live = [row("Amina", at("12:40")), ...frozen, row("Paul", at("09:00")), row("Selma", at("08:00"))];
    expect(holdOrder(frozen, live).rows.map(({ id }) => id)).toEqual(["Marta", "Tomasz", "Leo", "Paul", "Selma"]);
  });

  it("holds an empty list empty", () => {
    expect(holdOrder([], [row("Marta")])).toMatchObject({ rows: [{ id: "Marta" }], newCount: 0 });
  });
});
