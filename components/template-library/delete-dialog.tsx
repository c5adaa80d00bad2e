"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ApiError } from "@/lib/client/api";
import { useDiscardDraft } from "@/lib/client/template-draft";
import { useDeleteTemplate } from "@/lib/client/template-library";
import type { LibraryLanguage, LibraryTemplate } from "@/lib/contract/template-library";
import { languageName } from "./language-name";

type DeleteDialogProps = {
  template: LibraryTemplate;
  /** Null = the whole template; of one that Meta has not seen, its draft. */
  language: LibraryLanguage | null;
  /** Only what was written and not sent goes; always so for a template that Meta has not seen. */
  isDraft: boolean;
  onClose: () => void;
};

/** Asks before a template is deleted at Meta, or its draft here, with what that means. */
export function DeleteDialog({ template, language, isDraft, onClose }: DeleteDialogProps) {
  const t = useTranslations("library.delete");
  const remove = useDeleteTemplate();
  const discard = useDiscardDraft(template);
  const { error, isPending } = isDraft ? discard : remove;
  const { wabaId, name } = template;
  const [only] = template.languages;
  const isLast = language === null || (template.languages.length === 1 && only?.id === language.id);

  function confirm() {
    if (isPending) return;
    if (isDraft) discard.mutate(undefined, { onSuccess: onClose });
    else remove.mutate({ wabaId, name, language: language?.language ?? null }, { onSuccess: onClose });
  }

  const title = language ? t("titleLanguage", { name, language: languageName(language.language) }) : t("title", { name });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isDraft ? t("titleDraft", { name }) : title}
      closeLabel={t("close")}
      className="max-w-[460px]"
      footer={
        <>
          <p role="alert" className="min-w-0 flex-1 text-danger-ink text-xs">
            {error && (error instanceof ApiError ? error.message : t("noAnswer"))}
          </p>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button variant="danger" aria-disabled={isPending} onClick={confirm}>
            {isPending ? t("deleting") : t(isDraft ? "confirmDraft" : "confirm")}
          </Button>
        </>
      }
    >
      <div className="grid gap-2 px-5 py-4">
        {isDraft && <p>{t(template.languages.length > 0 ? "draftAtMeta" : "draftMeans")}</p>}
        {!isDraft && (
          <>
            <p>{isLast ? t("means", { count: template.languages.length }) : t("meansLanguage")}</p>
            <p className="text-ink-2">{t("blocked", { name })}</p>
            <p className="text-ink-2">{t("stays")}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
