import { useTranslations } from "next-intl";
import { v7 as newId } from "uuid";
import type { FilledTemplate } from "@/components/templates/filled-template";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { serverNow } from "@/lib/client/clock";
import { type ReplyPart, toContent } from "@/lib/client/reply-parts";
import { RefusedSchedule, useSchedule } from "@/lib/client/scheduled";
import type { ScheduledContent, ScheduleTrigger } from "@/lib/contract/scheduled";
import { useTimes } from "../use-times";

type SendLater = {
  /** Schedules replies in their order; `onRefused` gets back the one that the server does not take, and those after it. */
  sendLater: (parts: readonly ReplyPart[], trigger: ScheduleTrigger, onRefused: (parts: readonly ReplyPart[]) => void) => void;
  sendTemplateLater: (filled: FilledTemplate, trigger: ScheduleTrigger, onRefused: () => void) => void;
};

const EXPLAINED = ["service_window_closed", "template_unavailable", "opted_out", "not_found"] as const;

/** Leaves replies to be sent later, and says when that will be, or why not. */
export function useSendLater(conversationId: string, name: string): SendLater {
  const t = useTranslations("composer.scheduled");
  const { moment } = useTimes();
  const { mutateAsync } = useSchedule(conversationId);

  async function schedule(
    replies: readonly ScheduledContent[],
    trigger: ScheduleTrigger,
    onRefused: (scheduledBefore: number) => void,
  ) {
    try {
      // Awaited, because what is passed to `mutate` is forgotten when the agent opens another conversation meanwhile.
      await mutateAsync(replies.map((reply) => ({ reply, trigger })));
    } catch (error) {
      if (!(error instanceof RefusedSchedule)) throw error;
      const { cause, scheduledBefore } = error;
      const code = cause instanceof ApiError ? EXPLAINED.find((explained) => explained === cause.code) : "unreachable";
      toast.error(t(`refused.${code ?? "other"}`));
      onRefused(scheduledBefore);
      return;
    }
    toast(trigger.type === "at" ? t("done", { moment: moment(trigger.sendAt, serverNow()) }) : t("doneNext", { name }));
  }

  return {
    sendLater: (parts, trigger, onRefused) =>
      schedule(
        parts.map((part) => toContent(part, newId())),
        trigger,
        (scheduledBefore) => onRefused(parts.slice(scheduledBefore)),
      ),
    sendTemplateLater: ({ template, values, extras }, trigger, onRefused) =>
      schedule([{ kind: "template", clientMessageId: newId(), templateId: template.id, values, extras }], trigger, onRefused),
  };
}
