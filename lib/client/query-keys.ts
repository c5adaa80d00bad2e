import type { ListOrder } from "@/lib/contract/agent";
import type { GalleryQuery } from "@/lib/contract/attachment";
import type { ConversationView } from "@/lib/contract/conversation";

/** The names under which server state is cached. */
export const keys = {
  me: ["me"] as const,
  agents: ["agents"] as const,
  numbers: ["numbers"] as const,
  templates: (numberId: string) => ["templates", numberId] as const,
  allTemplates: ["templates"] as const,
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
};
