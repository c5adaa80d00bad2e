import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useSaveMessage } from "@/lib/client/saved-messages";
import type { Interactive } from "@/lib/contract/interactive";
import { SAVED_NAME_MAX_LENGTH, type SavedMessageView } from "@/lib/contract/saved-message";

type SaveFormProps = {
  /** The saved message that this one began as; null for a new one. */
  saved: Pick<SavedMessageView, "id" | "name"> | null;
  /** What is to be kept; null while it has mistakes. */
  interactive: Interactive | null;
  onTry: () => void;
  onSaved: (saved: SavedMessageView) => void;
};

/** Keeps a message for the whole team, under a name. */
export function SaveForm({ saved, interactive, onTry, onSaved }: SaveFormProps) {
  const t = useTranslations("interactive.save");
  const { mutate, isPending, error, reset } = useSaveMessage();
  const [name, setName] = useState<string | null>(null);
  const id = useId();

  function open() {
    onTry();
    if (interactive) setName(saved?.name ?? "");
  }

  function close() {
    setName(null);
    reset();
  }

  function save() {
    onTry();
    if (!interactive || !name?.trim() || isPending) return;
    mutate(
      { id: saved?.id ?? null, name: name.trim(), interactive },
      {
        onSuccess: (view) => {
          close();
          toast(t("done", { name: view.name }));
          onSaved(view);
        },
      },
    );
  }

  if (name === null) {
    return (
      <Button variant="quiet" onClick={open}>
        {t(saved ? "update" : "open")}
      </Button>
    );
  }
  const isTaken = error instanceof ApiError && error.code === "conflict";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex min-w-0 flex-wrap items-center gap-1.5"
    >
      <label htmlFor={id} className="sr-only">
        {t("name")}
      </label>
      <input
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the button that asked for the name has gone.
        autoFocus
        dir="auto"
        value={name}
        maxLength={SAVED_NAME_MAX_LENGTH}
        placeholder={t("name")}
        aria-invalid={isTaken}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => setName(event.target.value)}
        className="h-control w-44 rounded-sm bg-surface px-2.5 caret-accent inset-ring inset-ring-control-line placeholder:text-ink-3 placeholder:opacity-100 aria-invalid:inset-ring-danger-solid pointer-coarse:h-control-touch pointer-coarse:text-lg"
      />
      <Button type="submit" aria-disabled={name.trim() === "" || isPending}>
        {t("confirm")}
      </Button>
      <Button variant="quiet" onClick={close}>
        {t("cancel")}
      </Button>
      <span id={`${id}-wrong`} role="alert" className="text-danger-ink text-xs empty:hidden">
        {error && t(isTaken ? "taken" : "failed")}
      </span>
    </form>
  );
}
