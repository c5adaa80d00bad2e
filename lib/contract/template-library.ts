import * as z from "zod/mini";
import { AgentRole } from "./agent";
import { TemplateDescription } from "./template";
import { TemplateCategory, TemplateDesign } from "./template-design";

const Instant = z.iso.datetime();
const At = z.nullable(Instant);

/** What is counted of messages: read includes played, delivered those not read, sent those that came no further. */
export const DeliveryFigures = z.object({
  total: z.number(),
  waiting: z.number(),
  unknown: z.number(),
  sent: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
});
export type DeliveryFigures = z.infer<typeof DeliveryFigures>;

/** `replied`: the contact wrote within a day of it. */
export const TemplateFigures = z.extend(DeliveryFigures, { replied: z.number() });
export type TemplateFigures = z.infer<typeof TemplateFigures>;

/** One language of a template, as Meta has it. */
export const LibraryLanguage = z.object({
  id: z.string(),
  language: z.string(),
  status: z.string(),
  statusAt: At,
  pausedUntil: At,
  quality: z.nullable(z.string()),
  category: z.string(),
  previousCategory: z.nullable(z.string()),
  /** What Meta thinks it is, or makes of it at `categoryAt`. */
  correctCategory: z.nullable(z.string()),
  categoryAt: At,
  rejectedReason: z.nullable(z.string()),
  rejectedDetails: z.nullable(z.string()),
  description: TemplateDescription,
});
export type LibraryLanguage = z.infer<typeof LibraryLanguage>;

/** Who may send it. `people` is how many active people that makes. */
export const TemplateOfferView = z.object({
  isOffered: z.boolean(),
  roles: z.array(AgentRole),
  everyTeam: z.boolean(),
  teamIds: z.array(z.string()),
  everyNumber: z.boolean(),
  numberIds: z.array(z.string()),
  people: z.number(),
  decidedBy: z.nullable(z.string()),
  decidedAt: At,
});
export type TemplateOfferView = z.infer<typeof TemplateOfferView>;

/** PUT /api/templates/:wabaId/:name/offer (admins): one audited choice for all languages. */
export const TemplateOfferInput = z.object({
  isOffered: z.boolean(),
  roles: z.array(AgentRole).check(z.maxLength(3)),
  everyTeam: z.boolean(),
  teamIds: z.array(z.uuid()).check(z.maxLength(100)),
  everyNumber: z.boolean(),
  numberIds: z.array(z.uuid()).check(z.maxLength(100)),
});
export type TemplateOfferInput = z.infer<typeof TemplateOfferInput>;

/** A template with all its languages. Names without `languages` are drafts that Meta has not seen. */
export const LibraryTemplate = z.object({
  wabaId: z.string(),
  name: z.string(),
  category: z.string(),
  languages: z.array(LibraryLanguage),
  /** Null for a draft that Meta has not seen, and for readers who are no admins. */
  offer: z.nullable(TemplateOfferView),
  draft: z.nullable(z.object({ revision: z.number(), updatedBy: z.string(), updatedAt: Instant })),
});
export type LibraryTemplate = z.infer<typeof LibraryTemplate>;

export const TemplateAccount = z.object({
  wabaId: z.string(),
  /** The numbers of this WhatsApp Business account. */
  numbers: z.array(z.object({ id: z.string(), name: z.string() })),
  syncedAt: At,
  error: z.nullable(z.string()),
});
export type TemplateAccount = z.infer<typeof TemplateAccount>;

export const CategoryRule = z.object({
  category: TemplateCategory,
  offerAfterSync: z.boolean(),
  roles: z.array(AgentRole),
});
export type CategoryRule = z.infer<typeof CategoryRule>;

/** PUT /api/templates/rules/:category (admins) → TemplateLibrary. */
export const CategoryRuleInput = z.object({ offerAfterSync: z.boolean(), roles: z.array(AgentRole).check(z.maxLength(3)) });
export type CategoryRuleInput = z.infer<typeof CategoryRuleInput>;

/** GET /api/templates. Admins see all; others what is offered to them, without the choices. By name. */
export const TemplateLibrary = z.object({
  templates: z.array(LibraryTemplate),
  accounts: z.array(TemplateAccount),
  /** Empty for readers who are no admins. */
  rules: z.array(CategoryRule),
  teams: z.array(z.object({ id: z.string(), name: z.string(), members: z.number() })),
});
export type TemplateLibrary = z.infer<typeof TemplateLibrary>;

/** GET /api/templates/figures?days=7 → by template id. Templates that were not sent are absent. */
export const LibraryFigures = z.object({
  since: Instant,
  templates: z.array(z.extend(TemplateFigures, { templateId: z.string() })),
});
export type LibraryFigures = z.infer<typeof LibraryFigures>;

/** GET /api/templates/:wabaId/:name/figures: the last 12 weeks, by language and week (Monday, in the reader's zone; `timeZone` is a query). */
export const TemplateHistory = z.object({
  weeks: z.array(z.extend(TemplateFigures, { language: z.string(), week: z.iso.date() })),
});
export type TemplateHistory = z.infer<typeof TemplateHistory>;

/** GET /api/templates/:wabaId/:name/draft (admins): the draft, or what Meta has, ready to be changed. 404 for a name nobody knows. */
export const TemplateDraftView = z.object({
  wabaId: z.string(),
  name: z.string(),
  design: TemplateDesign,
  /** 0 = not kept yet: this is what Meta has. */
  revision: z.number(),
  updatedBy: z.nullable(z.string()),
  updatedAt: At,
  /** What Meta has, by language: its state, and how many changes an approved one has had in 30 days and today. */
  atMeta: z.array(
    z.object({
      language: z.string(),
      id: z.string(),
      status: z.string(),
      statusAt: At,
      rejectedReason: z.nullable(z.string()),
      rejectedDetails: z.nullable(z.string()),
      editsInMonth: z.number(),
      editsInDay: z.number(),
    }),
  ),
});
export type TemplateDraftView = z.infer<typeof TemplateDraftView>;

/** PUT /api/templates/:wabaId/:name/draft → TemplateDraftView. 409 "conflict" when somebody else saved since `revision`. */
export const TemplateDraftInput = z.object({ design: TemplateDesign, revision: z.int() });
export type TemplateDraftInput = z.infer<typeof TemplateDraftInput>;

/** POST /api/templates/:wabaId/:name/submission → SubmissionResult: the draft's changed languages go to Meta. */
export const SubmissionInput = z.object({ revision: z.int() });
export type SubmissionInput = z.infer<typeof SubmissionInput>;

/** What became of each language. When all went through the draft is gone; else it stays, with what was refused. */
export const SubmissionResult = z.object({
  languages: z.array(
    z.object({
      language: z.string(),
      outcome: z.enum(["created", "changed", "unchanged", "refused", "unknown"]),
      /** As Meta answered. */
      status: z.nullable(z.string()),
      category: z.nullable(z.string()),
      /** Meta's words for the person, and its code. */
      error: z.nullable(z.object({ code: z.nullable(z.number()), title: z.string(), details: z.nullable(z.string()) })),
    }),
  ),
});
export type SubmissionResult = z.infer<typeof SubmissionResult>;
