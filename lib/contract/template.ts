import * as z from "zod/mini";

/** One place in a template that an agent fills. `key` is what `TemplateReply.values` uses. */
export const TemplateVariable = z.object({
  key: z.string(),
  component: z.enum(["header", "body", "button"]),
  /** "1" or "first_name": as it stands between the braces. */
  name: z.string(),
  example: z.nullable(z.string()),
});
export type TemplateVariable = z.infer<typeof TemplateVariable>;

/** A template as an agent picks one. */
export const TemplateView = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  header: z.nullable(z.string()),
  body: z.string(),
  footer: z.nullable(z.string()),
  buttons: z.array(z.string()),
  variables: z.array(TemplateVariable),
  /** Why it cannot be sent: its state at Meta, or parts this version cannot fill. Null = it can. */
  blocked: z.nullable(z.enum(["paused", "disabled", "not_approved", "needs_media", "unsupported_parts"])),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** GET /api/numbers/:id/templates. PUT on the same path syncs with Meta first. */
export const TemplateList = z.object({
  templates: z.array(TemplateView),
  syncedAt: z.nullable(z.iso.datetime()),
  /** What the last sync failed with, in words; null when it worked. */
  error: z.nullable(z.string()),
});
export type TemplateList = z.infer<typeof TemplateList>;
