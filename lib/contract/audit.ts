import * as z from "zod/mini";
import { maxUnits } from "./text-length";

/** What an act was done to. */
export const AuditSubject = z.enum([
  "template",
  "person",
  "team",
  "invitation",
  "number",
  "delivery",
  "message",
  "settings",
  "session",
]);
export type AuditSubject = z.infer<typeof AuditSubject>;

/** Every privileged act that is kept. Words come from the catalogue (`audit.actions`). */
export const AuditAction = z.enum([
  "template.offered",
  "template.rule_changed",
  "template.submitted",
  "template.deleted",
  "template.unpaused",
  "person.invited",
  "person.invitation_revoked",
  "person.joined",
  "person.role_changed",
  "person.teams_changed",
  "person.deactivated",
  "person.reactivated",
  "person.signed_out",
  "person.second_step_removed",
  "team.created",
  "team.changed",
  "team.deleted",
  "number.connected",
  "number.changed",
  "number.keys_replaced",
  "number.subscribed",
  "number.phone_asked",
  "delivery.replayed",
  "delivery.dismissed",
  "delivery.read",
  "message.bulk_retried",
  "message.exported",
  "settings.business_time_changed",
  "settings.sending_held",
  "settings.sending_released",
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** One act: who (null = the product itself), what, to what, and what changed ({ before, after } or facts; never a secret). */
export const AuditEntryView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.nullable(z.object({ id: z.string(), name: z.string() })),
  action: z.string(),
  subject: z.string(),
  label: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

/** GET /api/audit (admins): newest first. */
export const AuditQuery = z.object({
  q: z.optional(z.string().check(maxUnits(200))),
  actorId: z.optional(z.string().check(maxUnits(64))),
  action: z.optional(AuditAction),
  from: z.optional(z.iso.datetime()),
  to: z.optional(z.iso.datetime()),
  cursor: z.optional(z.string().check(maxUnits(200))),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditPage = z.object({ rows: z.array(AuditEntryView), nextCursor: z.nullable(z.string()) });
export type AuditPage = z.infer<typeof AuditPage>;
