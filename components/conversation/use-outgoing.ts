import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as newId } from "uuid";
import type { FilledTemplate } from "@/components/templates/filled-template";
import { type TemplateRefusal, templateRefusal } from "@/components/templates/template-refusal";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { keys } from "@/lib/client/query-keys";
import { type ReplyPart, toContent } from "@/lib/client/reply-parts";
import { RefusedReply, type Sending, sendReplies } from "@/lib/client/send-reply";
import type { AgentSummary } from "@/lib/contract/agent";
import type { MessageView, QuotedMessage } from "@/lib/contract/message";
import { renderTemplate } from "@/lib/whatsapp/template-values";

export type PartsToSend = {
  parts: readonly ReplyPart[];
  /** What the first of them quotes. */
  quoted: QuotedMessage | null;
  /** The newest message the agent had on screen; null = send whatever a colleague has replied meanwhile. */
  seenId: string | null;
  /** As what its words were kept until now. */
  draftRevisions?: string[];
};

export type Outgoing = {
  /** One message for each part, in order. Rejects with RefusedReply when the server refuses one. */
  sendParts: (parts: PartsToSend) => Promise<void>;
  sendTemplate: (filled: FilledTemplate, onRefused: (refusal: TemplateRefusal) => void) => void;
  retry: (message: MessageView) => void;
  react: (message: MessageView, emoji: string) => void;
  /** Our reactions that the server has not confirmed yet, by message id. */
  pendingReactions: ReadonlyMap<string, string>;
};

/** Everything that an agent sends in a conversation: drawn at once, posted once, its refusal put in words. */
export function useOutgoing(conversationId: string, me: AgentSummary): Outgoing {
  const client = useQueryClient();
  const refuse = useRefusalToast();
  const [pendingReactions, setPendingReactions] = useState<ReadonlyMap<string, string>>(new Map());
  const agent = { id: me.id, name: me.name };

  async function send(...sendings: Sending[]) {
    try {
      await sendReplies(client, conversationId, sendings);
    } catch (error) {
      // What the server refuses, it knows something about that this page does not.
      if (error instanceof RefusedReply) client.invalidateQueries({ queryKey: keys.conversation(conversationId) });
      throw error;
    }
  }

  async function sendParts({ parts, quoted, seenId, draftRevisions }: PartsToSend) {
    const seen = seenId ? { seenMessageId: seenId } : {};
    const sendings = parts.map((part, index) => {
      const quotes = index === 0 ? quoted : null;
      const reply = {
        ...toContent(part, newId()),
        ...(quotes?.id ? { quotedMessageId: quotes.id } : {}),
        ...(part.kind === "text" && draftRevisions ? { draftRevisions } : {}),
        ...seen,
      };
      return { reply, preview: { part, agent, ...(quotes ? { quoted: quotes } : {}) } };
    });
    await send(...sendings);
  }

  function sendTemplate(
    { template, values, extras, attachments }: FilledTemplate,
    onRefused: (refusal: TemplateRefusal) => void,
  ) {
    const reply = { kind: "template", clientMessageId: newId(), templateId: template.id, values, extras } as const;
    const preview = { template: renderTemplate(template, values, extras), attachments, agent };
    // What was sent moves up in the list; when it was refused, the list was older than what the server knows.
    const renewList = () => client.invalidateQueries({ queryKey: keys.allTemplates });
    send({ reply, preview }).then(renewList, (error) => {
      refuse(error);
      void renewList();
      onRefused(templateRefusal(error instanceof RefusedReply ? error.cause.details : null));
    });
  }

  function retry(message: MessageView) {
    const preview = { agent, again: message, ...(message.quoted ? { quoted: message.quoted } : {}) };
    send({ reply: { kind: "retry", clientMessageId: newId(), retryOfId: message.id }, preview }).catch(refuse);
  }

  function react(message: MessageView, emoji: string) {
    const reply = { kind: "reaction", clientMessageId: newId(), targetMessageId: message.id, emoji } as const;
    setPendingReactions((pending) => new Map(pending).set(message.id, emoji));
    send({ reply, preview: { agent } })
      .catch(refuse)
      .finally(() => setPendingReactions((pending) => without(pending, message.id, emoji)));
  }

  return { sendParts, sendTemplate, retry, react, pendingReactions };
}

/** A later reaction to the same message may be on its way already: only the settled one goes. */
function without(pending: ReadonlyMap<string, string>, messageId: string, emoji: string): ReadonlyMap<string, string> {
  if (pending.get(messageId) !== emoji) return pending;
  const rest = new Map(pending);
  rest.delete(messageId);
  return rest;
}

const EXPLAINED = [
  "service_window_closed",
  "template_unavailable",
  "opted_out",
  "retry_not_possible",
  "not_found",
  "collision",
] as const;

/**
 * Says in words why the server did not take something, and how much of a batch of `total` messages had gone before. Whatever is no
 * refusal is a bug, and thrown on.
 */
export function useRefusalToast(): (error: unknown, total?: number) => void {
  const t = useTranslations("composer.refused");
  const tTemplate = useTranslations("templates.refused");
  return (thrown, total = 1) => {
    const error = thrown instanceof RefusedReply ? thrown.cause : thrown;
    if (!(error instanceof ApiError)) throw error;
    const { blocked, problems } = templateRefusal(error.details);
    if (blocked || problems.length > 0) {
      toast.error(tTemplate(blocked ?? "problems"));
      return;
    }
    const code = EXPLAINED.find((explained) => explained === error.code);
    const facts = [
      ...(total > 1 ? [t("batch", { sent: sentBefore(thrown), total })] : []),
      ...(code ? [] : [t("request", { id: error.requestId })]),
    ];
    toast.error(t(code ?? "other"), facts.length > 0 ? { description: facts.join(" ") } : {});
  };
}

function sentBefore(thrown: unknown): number {
  return thrown instanceof RefusedReply ? thrown.sentBefore : 0;
}
