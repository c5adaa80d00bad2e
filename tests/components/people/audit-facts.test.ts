import { expect, test } from "vitest";
import { auditFacts } from "@/components/people/audit-facts";

test("of a change only what differs is told, with what was before", () => {
  const details = {
    before: { name: "Store", members: ["Ada"], numbers: [] },
    after: { name: "Store", members: [], numbers: [] },
  };
  expect(auditFacts(details)).toEqual([{ key: "members", before: ["Ada"], after: [] }]);
});

test("a change of one thing has no name of its own, and facts stand beside it", () => {
  expect(auditFacts({ before: "agent", after: "admin", devices: 2, givenTo: null })).toEqual([
    { key: "", before: "agent", after: "admin" },
    { key: "devices", after: 2 },
  ]);
});

test("what was made has no before, and an act without details has no facts", () => {
  expect(auditFacts({ after: { name: "Store", members: [] } })).toEqual([{ key: "name", before: undefined, after: "Store" }]);
  expect(auditFacts({})).toEqual([]);
});
