import type { ScheduledContent, ScheduledReplyView, ScheduleTrigger } from "@/lib/contract/scheduled";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import type { JsonValue } from "@/lib/whatsapp/json";
import { describeTemplate, type TemplateDefinition } from "@/lib/whatsapp/template";
import { renderTemplate } from "@/lib/whatsapp/template-values";

type Row = {
  id: string;
  agentId: string;
  agentName: string;
  content: ScheduledContent;
  trigger: ScheduleTrigger["type"];
  sendAt: Date | null;
  state: ScheduledReplyView["state"];
  failure: string | null;
  createdAt: Date;
  /** The template that it fills in, if it does and we have it. */
  template: (Omit<TemplateDefinition, "components"> & { components: JsonValue }) | null;
  /** What its file is called. */
  fileName: string | null;
};

/** The scheduled replies that meet a condition on `r` and still stand: waiting, or failed and not dismissed. Oldest first. */
export async function loadScheduledViews(tx: Pick<Tx, "$queryRaw">, condition: Prisma.Sql): Promise<ScheduledReplyView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.agent_id AS "agentId", a.name AS "agentName", r.content, r.trigger::text AS trigger, r.send_at AS "sendAt",
      r.state::text AS state, r.failure, r.created_at AS "createdAt", f.file_name AS "fileName",
      CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('name', t.name, 'language', t.language, 'status', t.status,
        'category', t.category, 'parameterFormat', t.parameter_format, 'components', t.components) END AS template
    FROM scheduled_reply r JOIN agent a ON a.id = r.agent_id
    LEFT JOIN template t ON t.id = (r.content->>'templateId')::uuid
    LEFT JOIN media_file f ON f.id = (r.content->>'fileId')::uuid
    WHERE ${condition} AND r.state IN ('waiting', 'failed') ORDER BY r.created_at, r.id`;
  return rows.map(toView);
}

function toView({ agentId, agentName, content, trigger, sendAt, createdAt, ...row }: Row): ScheduledReplyView {
  return {
    id: row.id,
    agent: { id: agentId, name: agentName },
    kind: content.kind,
    text: wordsOf(content, row.template),
    fileName: content.kind === "media" ? (content.fileName ?? row.fileName) : null,
    trigger: trigger === "at" && sendAt ? { type: "at", sendAt: sendAt.toISOString() } : { type: "next_inbound" },
    state: row.state,
    failure: row.failure,
    createdAt: createdAt.toISOString(),
  };
}

function wordsOf(content: ScheduledContent, template: Row["template"]): string | null {
  switch (content.kind) {
    case "text":
      return content.text;
    case "media":
      return content.caption || null;
    case "location":
      return content.name || content.address || null;
    case "contacts":
      return content.cards.map(({ name }) => name).join(", ");
    case "interactive":
      return content.interactive.body ?? null;
    case "template":
      return template && renderTemplate(describeTemplate(template), content.values).body;
  }
}
