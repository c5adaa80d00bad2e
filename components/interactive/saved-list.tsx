import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { plainText } from "@/components/conversation/message/plain-text";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SearchField } from "@/components/ui/search-field";
import { toast } from "@/components/ui/toast";
import { useDeleteSavedMessage, useSavedMessages } from "@/lib/client/saved-messages";
import type { SavedMessageView } from "@/lib/contract/saved-message";

/** What the team has saved: to start from, or to throw away. */
export function SavedList({ onOpen }: { onOpen: (saved: SavedMessageView) => void }) {
  const t = useTranslations("interactive.saved");
  const { data, isPending, isError, refetch } = useSavedMessages();
  const [words, setWords] = useState("");
  const messages = data?.messages ?? [];
  const found = messages.filter((message) => matches(message, words));
  if (isPending) {
    return (
      <div aria-busy="true">
        <span className="sr-only">{t("loading")}</span>
        <Bone className="h-10" />
      </div>
    );
  }
  if (isError) {
    return (
      <p role="alert" className="flex items-center gap-2 text-ink-2">
        {t("failed")}
        <Button size="small" onClick={() => refetch()}>
          {t("again")}
        </Button>
      </p>
    );
  }
  if (messages.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <div className="grid gap-2">
      <SearchField label={t("search")} value={words} onValue={setWords} className="bg-surface" />
      {found.length === 0 && <p role="status">{t("noneFound")}</p>}
      <ul className="grid max-h-64 grid-cols-[minmax(0,1fr)] gap-0.5 overflow-y-auto">
        {found.map((saved) => (
          <SavedRow key={saved.id} saved={saved} onOpen={() => onOpen(saved)} />
        ))}
      </ul>
    </div>
  );
}

function SavedRow({ saved, onOpen }: { saved: SavedMessageView; onOpen: () => void }) {
  const t = useTranslations("interactive.saved");
  const tType = useTranslations("interactive.type");
  const remove = useDeleteSavedMessage();
  const [isAsking, setIsAsking] = useState(false);
  const { name, interactive } = saved;
  if (isAsking) {
    return (
      <li role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-sunken p-2">
        <span className="min-w-0 flex-1">{t("deleteSure", { name })}</span>
        <Button
          variant="danger"
          size="small"
          onClick={() => remove.mutate(saved.id, { onError: () => toast.error(t("notDeleted")) })}
        >
          {t("deleteYes")}
        </Button>
        <Button size="small" autoFocus onClick={() => setIsAsking(false)}>
          {t("keep")}
        </Button>
      </li>
    );
  }
  return (
    <li className="flex items-center gap-1 rounded-md hover:bg-hover">
      <button type="button" onClick={onOpen} className="min-w-0 flex-1 cursor-pointer rounded-md px-2 py-1.5 text-start">
        <span className="flex items-baseline gap-2">
          <bdi className="truncate font-medium">{name}</bdi>
          <span className="ms-auto shrink-0 text-ink-3 text-xs">{tType(`${interactive.type}.name`)}</span>
        </span>
        <bdi className="block truncate text-ink-2 text-xs">{plainText(interactive.body ?? "")}</bdi>
      </button>
      <IconButton size="small" label={t("delete", { name })} onClick={() => setIsAsking(true)}>
        <Trash2 />
      </IconButton>
    </li>
  );
}

function matches({ name, interactive }: SavedMessageView, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase();
  return `${name}\n${interactive.body ?? ""}`.toLocaleLowerCase().includes(wanted);
}
