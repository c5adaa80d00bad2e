import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { copyText } from "@/components/conversation/copy-text";
import { useTimes } from "@/components/conversation/use-times";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { useServerNow } from "@/lib/client/clock";
import { useWindowFigure } from "@/lib/client/ticker";
import type { ConversationDetail } from "@/lib/contract/conversation";

/** What is known of a contact, and until when one can write freely. A group has no number, and no window to write in. */
export function ContactFacts({ conversation }: { conversation: ConversationDetail }) {
  const t = useTranslations("contact");
  const { contact, contactDetails, assignee } = conversation;
  const { profileName, userId } = contactDetails;
  return (
    <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-y-[5px] border-line border-t px-4 pt-[11px] pb-3">
      {!contact.isGroup && (
        <Fact name={t("phoneNumber")}>
          {contact.phone === null ? <span className="text-ink-3">{t("notShared")}</span> : <Copyable text={contact.phone} />}
        </Fact>
      )}
      {contact.username !== null && (
        <Fact name={t("username")}>
          <Copyable text={`@${contact.username}`} />
        </Fact>
      )}
      {profileName !== null && profileName !== contact.name && (
        <Fact name={t("profileName")}>
          <bdi>{profileName}</bdi>
        </Fact>
      )}
      {contact.phone === null && userId !== null && !contact.isGroup && (
        <Fact name={t("userId")}>
          <Copyable text={userId} isCode />
        </Fact>
      )}
      {!contact.isGroup && <WindowFacts {...conversation} />}
      <Fact name={t("assignee")}>
        {assignee ? <bdi>{assignee.name}</bdi> : <span className="text-ink-3">{t("nobody")}</span>}
      </Fact>
    </dl>
  );
}

function WindowFacts({ window: serviceWindow }: Pick<ConversationDetail, "window">) {
  const t = useTranslations("contact");
  const { day, clock } = useTimes();
  const now = useServerNow();
  const { kind } = useWindowFigure(serviceWindow);
  const when = (instant: string) => `${day(instant, now)}, ${clock(instant)}`;
  const { lastInboundAt, closesAt } = serviceWindow;
  return (
    <>
      <Fact name={t("lastWrote")}>
        {lastInboundAt === null ? <span className="text-ink-3">{t("neverWrote")}</span> : when(lastInboundAt)}
      </Fact>
      {closesAt !== null && <Fact name={t(kind === "closed" ? "closed" : "closes")}>{when(closesAt)}</Fact>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex min-w-0 items-start gap-1.5 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

function Copyable({ text, isCode = false }: { text: string; isCode?: boolean }) {
  const t = useTranslations("contact");

  async function copy() {
    if (await copyText(text)) toast(t("copied"));
    else toast.error(t("notCopied"));
  }

  return (
    <>
      <bdi className={isCode ? "font-mono text-xs leading-sm" : undefined}>{text}</bdi>
      <IconButton
        size="small"
        label={t("copy", { text })}
        tooltip="none"
        onClick={copy}
        className="-my-[3px] size-6 text-ink-3 pointer-coarse:-my-[13px] [&_svg]:size-3.5"
      >
        <Copy />
      </IconButton>
    </>
  );
}
