import { fetchAttachment } from "@/lib/inbox/attachment-fetch";
import { deliverConversation } from "@/lib/inbox/delivery";
import { markReadAtWhatsApp, showTyping } from "@/lib/inbox/read-receipts";
import { sendAwaitedReplies } from "@/lib/inbox/scheduled-sending";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { syncTemplates } from "@/lib/inbox/template-sync";
import type { JobHandlers } from "@/lib/jobs/job";

/** Which verb of the domain does which job, but for those of `fetchHandlers`. */
export function jobHandlers(context: SendingContext): Omit<JobHandlers, keyof ReturnType<typeof fetchHandlers>> {
  return {
    "deliver-conversation": ({ conversationId }) => deliverConversation(conversationId, context),
    "send-scheduled": ({ conversationId }) => sendAwaitedReplies(conversationId, context.now()),
    "mark-read": ({ conversationId }) => markReadAtWhatsApp(conversationId, context),
    "show-typing": ({ conversationId }) => showTyping(conversationId, context),
    "sync-templates": ({ wabaId }) => syncTemplates(wabaId, context),
  };
}

/** Jobs that take long and wait for the network: few at once, and never in the way of the others. */
export function fetchHandlers(context: SendingContext): Pick<JobHandlers, "fetch-attachment"> {
  return { "fetch-attachment": ({ attachmentId }) => fetchAttachment(attachmentId, context) };
}
