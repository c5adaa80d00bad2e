import { type AuditPage, AuditQuery } from "@/lib/contract/audit";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { listAudit } from "@/lib/inbox/audit-log";

export const GET = handle(
  async ({ agent, request }) => {
    const page: AuditPage = await listAudit(agent, AuditQuery.parse(queryOf(request)));
    return Response.json(page);
  },
  { role: "admin" },
);
