import { describe, expect, test } from "vitest";
import { nextRowId } from "@/components/inbox/next-row";

const rows = ["Marta", "Tomasz", "Leo"].map((id) => ({ id }));

describe("where a list goes on once a conversation has left it", () => {
  test("is the one below, and at the end the one above", () => {
    expect(nextRowId(rows, "Marta")).toBe("Tomasz");
    expect(nextRowId(rows, "Leo")).toBe("Tomasz");
  });

  test("is nowhere after the only one", () => {
    expect(nextRowId([{ id: "Marta" }], "Marta")).toBeNull();
  });

  test("is not known of a conversation that it does not have", () => {
    expect(nextRowId(rows, "Ines")).toBeUndefined();
  });
});
