import type { ListOrder } from "@/lib/contract/agent";
import type { FileLibraryQuery, GalleryQuery } from "@/lib/contract/attachment";
import type { ConversationView } from "@/lib/contract/conversation";
import type { ConversationFilter, DeliveryGrouping, MessageFilter, ReportQuery } from "@/lib/contract/supervision";

/** The names under which server state is cached. */
export const keys = {
  me: ["me"] as const,
  agents: ["agents"] as const,
  numbers: ["numbers"] as const,
  sendingHold: ["sending-hold"] as const,
  teams: ["teams"] as const,
  people: ["people"] as const,
  personSessions: (personId: string) => ["people", personId, "sessions"] as const,
  security: ["security"] as const,
  audit: (filter: Record<string, string>) => ["audit", filter] as const,
  businessTime: ["business-time"] as const,
  numberHealth: (id: string) => ["number-health", id] as const,
  deliveriesOfMeta: ["webhook-deliveries"] as const,
  setAside: ["webhook-deliveries", "set-aside"] as const,
  latestDeliveries: ["webhook-deliveries", "latest"] as const,
  connections: ["connections"] as const,
  connection: (id: string) => ["connections", id] as const,
  numberChoices: (id: string) => ["number-choices", id] as const,
  templates: (numberId: string) => ["templates", numberId] as const,
  allTemplates: ["templates"] as const,
  /** Below all templates: what Meta tells of one changes the library. */
  templateLibrary: ["templates", "library"] as const,
  templateFigures: (days: number) => ["template-figures", days] as const,
  templateHistory: (wabaId: string, name: string, timeZone: string) => ["template-figures", wabaId, name, timeZone] as const,
  templateDraft: (wabaId: string, name: string) => ["template-draft", wabaId, name] as const,
  summary: ["conversations", "summary"] as const,
  lists: ["conversations", "list"] as const,
  list: (view: ConversationView, order: ListOrder) => ["conversations", "list", view, order] as const,
  conversation: (id: string) => ["conversation", id] as const,
  scheduled: (id: string) => ["scheduled", id] as const,
  savedMessages: ["saved-messages"] as const,
  thread: (id: string) => ["thread", id] as const,
  threadAround: (id: string, anchorId: string | null) => ["thread", id, anchorId] as const,
  /** Below its thread: what changes one changes the other. */
  gallery: (id: string, kind: GalleryQuery["kind"]) => ["thread", id, "gallery", kind] as const,
  fileLibrary: (kind: FileLibraryQuery["kind"], words: string) => ["file-library", kind, words] as const,
  /** Figures that every change may move: counted anew while somebody looks at them. */
  supervision: ["supervision"] as const,
  board: (query: ReportQuery) => ["supervision", "board", query] as const,
  deliveries: (query: ReportQuery, by: DeliveryGrouping) => ["supervision", "deliveries", query, by] as const,
  failures: (query: ReportQuery & { agentId?: string }) => ["supervision", "failures", query] as const,
  failedMessages: (filter: MessageFilter) => ["supervision", "failed-messages", filter] as const,
  retries: (since: string, count: number) => ["supervision", "retries", since, count] as const,
  /** Lists behind figures: they stay as they were opened. */
  supervisedMessages: (filter: MessageFilter) => ["supervised-messages", filter] as const,
  supervisedConversations: (filter: ConversationFilter) => ["supervised-conversations", filter] as const,
};
