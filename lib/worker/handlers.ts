import { deliverConversation } from "@/lib/inbox/delivery";
import { markReadAtWhatsApp, showTyping } from "@/lib/inbox/read-receipts";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { syncTemplates } from "@/lib/inbox/template-sync";
import type { JobHandlers } from "@/lib/jobs/job";

/** Which verb of the domain does which job. */
export function jobHandlers(context: SendingContext): JobHandlers {
  return {
    "deliver-conversation": ({ conversationId }) => deliverConversation(conversationId, context),
    "mark-read": ({ conversationId }) => markReadAtWhatsApp(conversationId, context),
    "show-typing": ({ conversationId }) => showTyping(conversationId, context),
    "sync-templates": ({ wabaId }) => syncTemplates(wabaId, context),
  };
}
