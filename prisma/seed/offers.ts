import { v7 as uuidv7 } from "uuid";
import { TemplateSnapshot } from "@/lib/contract/message";
import type { VariableSource } from "@/lib/contract/template-design";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";

const DAY_MS = 86_400_000;
const EVERYBODY = ["agent", "supervisor", "admin"] as const;

/**
 * What Noor chose of the templates that the simulated account has; the first sync gives the others what their category's rule
 * says. Marketing is off but for one, which Meta paused since.
 */
const CHOSEN: readonly {
  name: string;
  daysAgo: number;
  roles: Prisma.TemplateOfferCreateManyInput["roles"];
  isLisbonOnly?: true;
}[] = [
  { name: "invoice_copy", daysAgo: 12, roles: ["agent", "supervisor"] },
  { name: "autumn_clearance", daysAgo: 9, roles: ["supervisor", "admin"] },
  { name: "pickup_ready", daysAgo: 30, roles: [...EVERYBODY], isLisbonOnly: true },
];

/** Where values come from, in templates that nobody chose about. */
const SOURCES: Readonly<Record<string, Record<string, VariableSource>>> = {
  order_update: { "body.1": "contact_first_name" },
  delivery_delay: { "body.1": "contact_first_name" },
  delivery_update: { "body.name": "contact_first_name" },
  order_delayed: { "body.name": "contact_first_name" },
};

type Number = { id: string; wabaId: string };

/** The offers of the sandbox, and the audit of the choices among them. */
export async function insertOffers(tx: Tx, number: Number, admin: { id: string; name: string }, now: Date): Promise<void> {
  const { wabaId } = number;
  const chosen = CHOSEN.map(({ name, daysAgo, roles, isLisbonOnly = false }) => ({
    ...{ wabaId, name, isOffered: true, roles: roles ?? [] },
    ...{ teamIds: [], everyNumber: !isLisbonOnly, numberIds: isLisbonOnly ? [number.id] : [] },
    ...{ decidedBy: admin.name, decidedAt: new Date(now.getTime() - daysAgo * DAY_MS) },
  }));
  const followed = Object.entries(SOURCES).map(([name, sources]) => ({
    ...{ wabaId, name, isOffered: true, roles: [...EVERYBODY], teamIds: [], numberIds: [], sources },
  }));
  await tx.templateOffer.createMany({ data: chosen });
  await tx.templateOffer.createMany({ data: followed });
  await tx.auditEntry.createMany({
    data: chosen.map(({ name, isOffered, roles, everyNumber, decidedAt }) => ({
      id: uuidv7({ msecs: decidedAt.getTime() }),
      at: decidedAt,
      actorId: admin.id,
      actorName: admin.name,
      action: "template.offered",
      subject: "template",
      label: name,
      details: {
        wabaId,
        before: { isOffered: false, roles: [...EVERYBODY], teams: "all", numbers: "all" },
        after: { isOffered, roles, teams: "all", numbers: everyNumber ? "all" : ["Lisbon store"] },
      },
    })),
  });
}

/**
 * The templates that the stories' messages were made from, so that figures find them, as rows that the first sync fills in; says
 * on each message which it is.
 */
export async function insertSentTemplates(
  tx: Tx,
  wabaId: string,
  messages: Prisma.MessageCreateManyInput[],
  now: Date,
): Promise<void> {
  const templates = new Map<string, Prisma.TemplateCreateManyInput & { id: string }>();
  for (const message of messages) {
    const snapshot = message.type === "template" ? readSnapshot(message.payload) : null;
    if (snapshot === null) continue;
    const { name, language, body } = snapshot;
    const key = `${name} ${language}`;
    const id = templates.get(key)?.id ?? uuidv7();
    const about = {
      category: "UTILITY",
      status: "APPROVED",
      parameterFormat: "POSITIONAL",
      components: [{ type: "BODY", text: body }],
    };
    templates.set(key, { id, wabaId, metaId: id, name, language, ...about, createdAt: now, syncedAt: new Date(0) });
    message.templateId = id;
  }
  await tx.template.createMany({ data: [...templates.values()] });
}

function readSnapshot(payload: Prisma.MessageCreateManyInput["payload"]): TemplateSnapshot | null {
  const snapshot = typeof payload === "object" && payload !== null && "snapshot" in payload ? payload.snapshot : null;
  return TemplateSnapshot.safeParse(snapshot).data ?? null;
}
