import { expect, test } from "vitest";
import { hasRole } from "@/lib/auth/roles";
import { AgentRole } from "@/lib/contract/agent";

test("each role may do what those before it may, and no more", () => {
  const allowed = AgentRole.options.map((role) => AgentRole.options.filter((minimum) => hasRole({ role }, minimum)));
  expect(allowed).toEqual([["agent"], ["agent", "supervisor"], ["agent", "supervisor", "admin"]]);
});
