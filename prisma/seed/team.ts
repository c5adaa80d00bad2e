import type { AgentRole } from "@/lib/contract/agent";

/** The sandbox's people, by the first names that stories call them by. All have the same password, printed at start. */
export const DEMO_TEAM = [
  { key: "ada", name: "Ada", email: "ada@ribeira.example", role: "agent" },
  { key: "grace", name: "Grace", email: "grace@ribeira.example", role: "supervisor" },
  { key: "noor", name: "Noor", email: "noor@ribeira.example", role: "admin" },
] as const satisfies readonly { key: string; name: string; email: string; role: AgentRole }[];

/** Who answers together. All of them answer every number, so that everybody sees every story. */
export const DEMO_TEAMS = [
  { name: "Store desk", members: ["ada", "grace"] },
  { name: "Wholesale desk", members: ["ada", "noor"] },
  { name: "Campaigns", members: ["grace", "noor"] },
] as const satisfies readonly { name: string; members: readonly (typeof DEMO_TEAM)[number]["key"][] }[];

export type AgentKey = (typeof DEMO_TEAM)[number]["key"];

/** For the sandbox only: it listens on loopback and holds invented people. */
export const DEMO_PASSWORD = "ribeira-sandbox";
