import type { Tx } from "@/lib/db";
import type { DesignedTemplate } from "@/lib/whatsapp/template-design";

/** One language of a template as the last sync found it. */
export type LanguageAtMeta = DesignedTemplate & {
  id: string;
  metaId: string;
  statusAt: Date | null;
  rejectedReason: string | null;
  rejectedDetails: string | null;
};

/** All languages that Meta lists under a name. */
export function loadLanguagesAtMeta(tx: Pick<Tx, "$queryRaw">, wabaId: string, name: string): Promise<LanguageAtMeta[]> {
  return tx.$queryRaw<LanguageAtMeta[]>`
    SELECT id, meta_id AS "metaId", name, language, status, category, parameter_format AS "parameterFormat", components,
      ttl_seconds AS "ttlSeconds", status_at AS "statusAt", rejected_reason AS "rejectedReason", rejected_details AS "rejectedDetails"
    FROM template WHERE waba_id = ${wabaId} AND name = ${name} AND deleted_at IS NULL ORDER BY language`;
}
