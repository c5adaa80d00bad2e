import * as z from "zod/mini";

/** What a signed-in person may do. Each role may do all that the one before may. */
export const AgentRole = z.enum(["agent", "supervisor", "admin"]);
export type AgentRole = z.infer<typeof AgentRole>;

/** An agent as others see one. */
export const AgentSummary = z.object({ id: z.string(), name: z.string() });
export type AgentSummary = z.infer<typeof AgentSummary>;

export const Locale = z.enum(["en", "pt-BR"]);
export type Locale = z.infer<typeof Locale>;

export const Theme = z.enum(["system", "light", "dark"]);
export type Theme = z.infer<typeof Theme>;

export const ListOrder = z.enum(["activity", "closing"]);
export type ListOrder = z.infer<typeof ListOrder>;

/** The signed-in agent, as the browser sees itself. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: AgentRole,
  locale: Locale,
  theme: Theme,
  listOrder: ListOrder,
  /** Resolving the open conversation leads to the next one of the list. */
  opensNextAfterResolve: z.boolean(),
  /** Answering a conversation that nobody has takes it. */
  takesOnReply: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** PATCH /api/preferences. Absent fields stay as they are. */
export const PreferencesInput = z.object({
  locale: z.optional(Locale),
  theme: z.optional(Theme),
  listOrder: z.optional(ListOrder),
  opensNextAfterResolve: z.optional(z.boolean()),
  takesOnReply: z.optional(z.boolean()),
});
export type PreferencesInput = z.infer<typeof PreferencesInput>;
