import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useRetryAttachment } from "@/lib/client/attachments";
import type { AttachmentView } from "@/lib/contract/attachment";

/** Meta could not take the file from the contact's phone, or not use it: there is nothing to ask for. */
const NEVER_ARRIVED = new Set([131052, 131053]);

type AttachmentProblemProps = { attachment: AttachmentView; conversationId: string; tabIndex: 0 | -1 };

/** Why a file is not here, and what can be done about it; nothing while it is only on its way. */
export function AttachmentProblem({ attachment, conversationId, tabIndex }: AttachmentProblemProps) {
  const t = useTranslations("media");
  const { state, failure, failureCode } = attachment;
  const { mutate, isPending } = useRetryAttachment(conversationId);
  if (state === "ready" || state === "waiting") return null;
  if (state === "expired") return <p className="max-w-[260px] text-(--bubble-meta) text-xs">{t("expired")}</p>;
  // What WhatsApp has forgotten, and what we would not keep, asking again does not bring.
  const canRetry = failure !== "gone" && failure !== "too_large" && !NEVER_ARRIVED.has(failureCode ?? 0);
  const retry = () => mutate(attachment.id, { onError: () => toast.error(t("retryRefused")) });
  return (
    <div className="max-w-[260px] text-xs">
      <p className="text-(--bubble-meta)">
        {t(`failure.${failure ?? "unknown"}`)}
        {failureCode !== null && ` ${t("failureCode", { code: String(failureCode) })}.`}
      </p>
      {canRetry && (
        <Button
          size="small"
          tabIndex={tabIndex}
          aria-disabled={isPending}
          onClick={() => !isPending && retry()}
          className="mt-1.5 mb-0.5"
        >
          {t(isPending ? "retrying" : "retry")}
        </Button>
      )}
    </div>
  );
}
