import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as newId } from "uuid";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SearchField } from "@/components/ui/search-field";
import { toast } from "@/components/ui/toast";
import { useConversations } from "@/lib/client/queries";
import { sendReplies } from "@/lib/client/send-reply";
import type { AgentSummary } from "@/lib/contract/agent";
import type { ConversationRow } from "@/lib/contract/conversation";
import type { MessageView } from "@/lib/contract/message";
import { useRefusalToast } from "../use-outgoing";
import { ForwardRow } from "./forward-row";

/** WhatsApp lets people forward to five chats at a time; so do we. */
const FORWARD_MAX = 5;

type ForwardDialogProps = { message: MessageView; me: AgentSummary; onClose: () => void };

/** Sends what a message says to other conversations, as our own. */
export function ForwardDialog({ message, me, onClose }: ForwardDialogProps) {
  const t = useTranslations("composer.forward");
  const client = useQueryClient();
  const refuse = useRefusalToast();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<readonly ConversationRow[]>([]);
  const { data, isPending, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useConversations(
    "all",
    "activity",
  );
  const rows = (data?.pages ?? []).flatMap((page) => page.rows).filter((row) => matches(row, words));

  function toggle(row: ConversationRow) {
    const others = chosen.filter(({ id }) => id !== row.id);
    if (others.length < chosen.length) setChosen(others);
    else if (chosen.length < FORWARD_MAX) setChosen([...chosen, row]);
  }

  function send() {
    if (chosen.length === 0) return;
    for (const { id } of chosen) {
      const reply = { kind: "forward", clientMessageId: newId(), sourceMessageId: message.id } as const;
      sendReplies(client, id, [{ reply, preview: { again: message, agent: { id: me.id, name: me.name } } }]).catch(refuse);
    }
    toast(t("done", { count: chosen.length, name: chosen[0]?.contact.name ?? "" }));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      className="h-[min(560px,84dvh)] max-w-[460px]"
      footer={
        <>
          <p role="status" className="text-ink-3 text-xs">
            {chosen.length === FORWARD_MAX && t("most", { max: FORWARD_MAX })}
          </p>
          <Button variant="primary" aria-disabled={chosen.length === 0} onClick={send} className="ms-auto">
            {t("send", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="sticky top-0 z-1 bg-raised px-4 pt-3 pb-2">
        <SearchField label={t("search")} value={words} onValue={setWords} autoFocus />
      </div>
      <ul aria-label={t("list")} aria-busy={isPending} className="grid grid-cols-[minmax(0,1fr)] gap-0.5 px-2 pb-2">
        {rows.map((row) => (
          <ForwardRow
            key={row.id}
            row={row}
            isChosen={chosen.some(({ id }) => id === row.id)}
            isFull={chosen.length === FORWARD_MAX}
            onToggle={() => toggle(row)}
          />
        ))}
      </ul>
      <div className="px-4 pb-3 text-ink-2">
        {isPending && <Bone className="h-10" />}
        {isError && (
          <p role="alert" className="flex items-center gap-2">
            {t("failed")}
            <Button size="small" onClick={() => refetch()}>
              {t("again")}
            </Button>
          </p>
        )}
        {!isPending && rows.length === 0 && <p role="status">{t("none")}</p>}
        {hasNextPage && (
          <Button variant="quiet" aria-disabled={isFetchingNextPage} onClick={() => !isFetchingNextPage && fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function matches({ contact }: ConversationRow, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase();
  const digits = wanted.replace(/\D/g, "");
  if (contact.name.toLocaleLowerCase().includes(wanted) || contact.username?.toLocaleLowerCase().includes(wanted)) return true;
  return digits !== "" && (contact.phone ?? "").replace(/\D/g, "").includes(digits);
}
